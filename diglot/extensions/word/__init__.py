"""The extension `word`."""
