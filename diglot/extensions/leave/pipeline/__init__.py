"""The pipeline of the extension `leave`."""
