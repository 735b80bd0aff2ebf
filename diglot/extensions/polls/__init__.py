"""The extension `polls`."""
