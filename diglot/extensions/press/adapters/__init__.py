"""The adapters of the extension `press`."""
