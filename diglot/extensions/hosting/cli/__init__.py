"""The command line of the extension `hosting`."""
