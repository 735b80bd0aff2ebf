"""What helps with a row: findings, terms, what was translated before, and what the row said earlier."""
