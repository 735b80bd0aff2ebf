"""The core of the extension `find`."""
