"""What a language may say: the types of its parts, and what holds where it says nothing."""
