"""The command line of the extension `cluster`."""
