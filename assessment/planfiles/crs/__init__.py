"""Coordinate systems: what a file's is, what it could be, and the way from there to RD."""
