"""The plans of a project: as they are made, undone, saved with it, and brought back after a crash."""
