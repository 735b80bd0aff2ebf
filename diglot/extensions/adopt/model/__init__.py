"""The model of the extension `adopt`."""
