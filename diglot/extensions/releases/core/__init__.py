"""The core of the extension `releases`."""
