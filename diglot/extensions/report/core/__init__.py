"""The pure functions of the extension `report`."""
