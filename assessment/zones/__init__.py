"""Zones of layers from GeoPackages, kept between runs, and in one index."""
