"""The command line of the extension `strings`."""
