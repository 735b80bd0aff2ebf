"""The model of the extension `releases`."""
