"""The command line of the extension `doctor`."""
