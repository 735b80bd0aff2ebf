"""The pipeline of the extension `diff`."""
