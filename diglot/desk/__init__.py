"""The editor's desk: pure functions over words. No disk, clock, network or environment."""
