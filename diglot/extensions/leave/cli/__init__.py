"""The command line of the extension `leave`."""
