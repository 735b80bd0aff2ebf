"""What is harvested, and what pages say to archives."""
