"""The adapters of the extension `scholarly`."""
