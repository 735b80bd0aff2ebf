"""The command line of the extension `find`."""
