"""The desk: an article as rows of both texts, and what a translator does with them."""
