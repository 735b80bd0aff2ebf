"""The model of the extension `polls`."""
