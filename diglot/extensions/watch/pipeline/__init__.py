"""The pipeline of the extension `watch`."""
