"""The scholarly journal: what an article says of itself, on its pages and to the registers of articles."""
