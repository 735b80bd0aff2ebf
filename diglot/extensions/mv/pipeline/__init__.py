"""The pipeline of the extension `mv`."""
