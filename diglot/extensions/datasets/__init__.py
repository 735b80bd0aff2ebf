"""Data of a house's own: files of tables that templates show, and pages made of nothing else."""
