"""The extension `releases`."""
