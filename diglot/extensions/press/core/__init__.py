"""The core of the extension `press`."""
