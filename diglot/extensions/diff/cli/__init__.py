"""The command line of the extension `diff`."""
