"""The command line of the extension `mv`."""
