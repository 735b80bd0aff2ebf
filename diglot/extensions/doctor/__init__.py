"""What works on this machine, and what to type for what does not. In a folder of its own: no build needs it."""
