"""The adapters of the extension `releases`."""
