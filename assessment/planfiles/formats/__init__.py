"""Readers of the file formats other than GML."""
