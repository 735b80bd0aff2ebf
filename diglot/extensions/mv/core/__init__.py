"""The core of the extension `mv`."""
