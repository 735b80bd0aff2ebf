"""What is added to the command line."""
