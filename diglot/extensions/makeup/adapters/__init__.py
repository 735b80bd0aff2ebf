"""The adapters of the extension `makeup`."""
