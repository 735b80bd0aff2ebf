"""A finished site in; releases, server configurations and a smaller cache out."""
