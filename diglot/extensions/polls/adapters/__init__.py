"""The adapters of the extension `polls`."""
