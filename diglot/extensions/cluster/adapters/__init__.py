"""The adapters of the extension `cluster`."""
