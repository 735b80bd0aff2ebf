"""Requests to a server of ours: what they say, and whether they may be answered. Pure functions."""
