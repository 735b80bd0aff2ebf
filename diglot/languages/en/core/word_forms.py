"""The forms of words."""

from __future__ import annotations

import re

from diglot.languages.en.core.irregular_stems import STEMS
from diglot.languages.parts.model.word_forms import Lexicon, WordForms

FORMS = WordForms(snowball="english")

# English stems are what those of other languages lead to: only irregular forms lead to others.
LEXICON = Lexicon(ending=re.compile(r"(?:ations?|ies|ing|ed|ly|es|[sey])$"), stems=STEMS)
