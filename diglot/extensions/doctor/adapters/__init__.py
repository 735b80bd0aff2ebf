"""The adapters of the extension `doctor`."""
