"""The core of the extension `polls`."""
