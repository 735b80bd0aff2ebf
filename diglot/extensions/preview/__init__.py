"""The extension `preview`."""
