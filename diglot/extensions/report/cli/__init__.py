"""The command line of the extension `report`."""
