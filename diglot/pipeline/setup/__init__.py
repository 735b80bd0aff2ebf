"""What comes before a publication is built: beginning one, and whether this machine has what it needs."""
