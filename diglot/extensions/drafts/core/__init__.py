"""The core of the extension `drafts`."""
