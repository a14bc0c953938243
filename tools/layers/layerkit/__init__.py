"""Building blocks for the bundled map layers (not part of the plugin itself)."""
