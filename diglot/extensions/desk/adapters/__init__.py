"""The adapters of the extension `desk`."""
