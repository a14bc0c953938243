"""Geometry of plan files: arcs, repairs, footprints."""
