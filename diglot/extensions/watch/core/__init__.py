"""The pure functions of the extension `watch`."""
