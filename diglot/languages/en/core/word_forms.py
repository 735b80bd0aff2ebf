"""The forms of words."""

from __future__ import annotations

from diglot.model.language_parts.word_forms import WordForms

FORMS = WordForms(snowball="english")
