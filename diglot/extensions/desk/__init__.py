"""Translate in the browser: both texts side by side, alone or with a team."""
