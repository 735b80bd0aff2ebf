"""The pipeline of the extension `releases`."""
