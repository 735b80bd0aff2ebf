"""The adapters of the extension `report`."""
