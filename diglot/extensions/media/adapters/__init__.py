"""The adapters of the extension `media`."""
