"""The core of the extension `media`."""
