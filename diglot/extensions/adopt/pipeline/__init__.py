"""The pipeline of the extension `adopt`."""
