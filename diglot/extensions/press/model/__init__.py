"""The model of the extension `press`."""
