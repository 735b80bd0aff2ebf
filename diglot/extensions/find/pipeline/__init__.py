"""The pipeline of the extension `find`."""
