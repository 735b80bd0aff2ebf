"""Follows translations: manuscripts and ledgers in; status, differences and edited files out."""
