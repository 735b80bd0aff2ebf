"""The command line of the extension `press`."""
