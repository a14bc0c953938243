"""Geometry as it comes in: made usable, with a sentence about all that had to be done to it."""
