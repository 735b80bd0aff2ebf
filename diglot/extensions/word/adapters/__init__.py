"""The adapters of the extension `word`."""
