"""Who may come in at the desk, as whom, and who is there."""
