"""The adapters of the extension `facing`."""
