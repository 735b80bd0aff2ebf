"""The command line of the extension `polls`."""
