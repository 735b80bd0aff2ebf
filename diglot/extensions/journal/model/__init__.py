"""The fields of articles and scholars, and what can be wrong with them."""
