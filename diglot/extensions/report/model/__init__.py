"""The model of the extension `report`."""
