"""The extension `indexnow`."""
