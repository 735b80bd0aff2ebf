"""Pure functions on model types: no disk, clock, network or environment."""
