"""The adapters of the extension `watch`."""
