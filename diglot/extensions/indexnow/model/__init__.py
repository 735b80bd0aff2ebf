"""The model of the extension `indexnow`."""
