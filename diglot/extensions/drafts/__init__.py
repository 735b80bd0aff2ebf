"""The extension `drafts`."""
