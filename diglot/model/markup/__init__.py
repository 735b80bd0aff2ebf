"""What may stand in a text, and what it means: drawings, notes, verse, typography. Touches nothing."""
