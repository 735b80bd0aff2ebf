"""Databases of SQLite: results by key, rows, the index of the memory, and what exists nowhere else."""
