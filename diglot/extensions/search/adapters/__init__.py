"""The adapters of the extension `search`."""
