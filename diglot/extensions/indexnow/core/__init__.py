"""The core of the extension `indexnow`."""
