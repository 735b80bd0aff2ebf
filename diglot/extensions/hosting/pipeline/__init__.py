"""The pipeline of the extension `hosting`."""
