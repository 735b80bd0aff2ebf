"""The extension `press`."""
