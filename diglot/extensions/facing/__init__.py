"""Set both texts of a pair level with each other on paper: on facing pages, or in two columns."""
