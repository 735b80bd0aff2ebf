"""The vocabulary: frozen types that every other layer speaks. Imports nothing of ours and touches nothing."""
