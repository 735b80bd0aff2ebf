"""The adapters of the extension `booklet`."""
