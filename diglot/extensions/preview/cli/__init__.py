"""The command line of the extension `preview`."""
