"""The model of the extension `exchange`."""
