"""The pipeline of the extension `strings`."""
