"""The command line of the extension `adopt`."""
