"""The adapters of the extension `hosting`."""
