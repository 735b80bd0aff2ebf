"""The core of the extension `search`."""
