"""Geometry of plan files: arcs, coordinates, cleaning."""
