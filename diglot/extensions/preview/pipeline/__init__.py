"""The pipeline of the extension `preview`."""
