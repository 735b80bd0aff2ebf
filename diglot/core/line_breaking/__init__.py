"""Measured paragraphs in, lines out: by total fit, which weighs all ways to break a paragraph. Pure functions."""

from diglot.core.line_breaking.demerits import JUSTIFIED
from diglot.core.line_breaking.first_fit import break_at_first_fit
from diglot.core.line_breaking.total_fit import break_lines
