"""The command line of the extension `word`."""
