"""The command line of the extension `desk`."""
