"""The report in all its forms, and the maps in it."""
