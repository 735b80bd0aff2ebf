"""The core of the extension `hosting`."""
