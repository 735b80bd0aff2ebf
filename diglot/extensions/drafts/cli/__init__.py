"""The command line of the extension `drafts`."""
