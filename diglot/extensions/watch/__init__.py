"""The extension `watch`."""
