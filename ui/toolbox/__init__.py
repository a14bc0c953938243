"""Inputs of the Processing dialogs: development types, parameters, answers and layer sources are picked, and nobody types JSON."""
