"""The model of the extension `drafts`."""
