"""The command line of the extension `check`."""
