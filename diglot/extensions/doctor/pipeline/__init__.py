"""The pipeline of the extension `doctor`."""
