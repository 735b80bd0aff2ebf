"""The command line of the extension `releases`."""
