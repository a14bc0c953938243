"""Fetches layers from services, in bounded time, and keeps what it fetched as a GeoPackage in the profile."""
