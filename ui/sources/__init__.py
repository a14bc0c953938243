"""The settings of layer sources: which layer comes from where, tried before it is used."""
