"""The adapters of the extension `drafts`."""
