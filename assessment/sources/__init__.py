"""What a file of layer sources says (contract §6), the likely fields of a source, and the national services."""
