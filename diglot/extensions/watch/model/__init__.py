"""The model of the extension `watch`."""
