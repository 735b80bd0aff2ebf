"""The adapters of the extension `strings`."""
