"""The adapters of the extension `translators`."""
