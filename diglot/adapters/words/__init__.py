"""Libraries about words and numbers: their forms, their likeness, their check digits."""
