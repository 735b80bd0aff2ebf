"""The pipeline of the extension `indexnow`."""
