"""Manuscripts and ledgers in; translation state, differences and edited manuscripts out."""
