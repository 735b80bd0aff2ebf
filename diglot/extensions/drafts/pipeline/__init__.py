"""The pipeline of the extension `drafts`."""
