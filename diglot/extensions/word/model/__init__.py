"""The model of the extension `word`."""
