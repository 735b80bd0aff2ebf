"""The order of a site: what its configuration and its texts say in, a manual out. Pure functions."""
