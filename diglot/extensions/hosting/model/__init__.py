"""The model of the extension `hosting`."""
