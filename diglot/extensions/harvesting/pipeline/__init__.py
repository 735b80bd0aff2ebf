"""From a compiled site to what is harvested and kept of it, and the service that answers harvesters."""
