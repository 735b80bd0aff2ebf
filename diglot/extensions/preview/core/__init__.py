"""The core of the extension `preview`."""
