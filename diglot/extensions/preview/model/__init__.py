"""The model of the extension `preview`."""
