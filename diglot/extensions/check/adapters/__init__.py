"""The adapters of the extension `check`."""
