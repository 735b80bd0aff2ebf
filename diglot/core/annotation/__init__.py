"""Notes of a text: find those that readers would miss, sign them, move them to their calls. Pure functions."""
