"""Classes of tables that the pipeline writes, and the typesetter reads. Touches nothing."""

CONTINUATION = "continuation"
"""The class of a row in the head of a table that is shown where the table goes on."""
