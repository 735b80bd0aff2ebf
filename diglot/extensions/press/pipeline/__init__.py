"""The pipeline of the extension `press`."""
