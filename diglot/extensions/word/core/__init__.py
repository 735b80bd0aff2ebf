"""The core of the extension `word`."""
