"""The command line of the extension `indexnow`."""
