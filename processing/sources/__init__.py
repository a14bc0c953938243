"""Layers as an office has them: files and services, read in bounded time, with a sentence for whatever is wrong."""
