"""The model of the extension `media`."""
