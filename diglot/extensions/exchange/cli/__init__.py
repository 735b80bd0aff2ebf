"""The command line of the extension `exchange`."""
