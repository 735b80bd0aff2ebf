"""The pipeline of the extension `word`."""
