"""The adapters of the extension `preview`."""
