"""Everything that the package of a language needs: what it declares, the parts, and the tools of its rules.

An extension names its languages in `Extension.languages`: `docs/languages.md`.
"""

from diglot.core.typography.pattern_parts import after, any_of, between_parts
from diglot.core.typography.quotes import quotes_by_depth, quotes_by_shape
from diglot.core.typography.ranges import Ends, range_of
from diglot.languages.parts.model.citing import CitedArticle, CitedName, ReferenceStyle
from diglot.languages.parts.model.numbered_parts import KindWords, NumberedPartWords, declined, unchanged
from diglot.languages.parts.model.numbers import NumberWords, by_form
from diglot.languages.parts.model.opposites import OPPOSITES, RENDERED
from diglot.languages.parts.model.phrases import LanguagePhrases
from diglot.languages.parts.model.search import SearchWords
from diglot.languages.parts.model.sentences import SentenceRules
from diglot.languages.parts.model.slips import SlipWords
from diglot.languages.parts.model.typography import RangeWords, TypographyRules
from diglot.languages.parts.model.word_forms import Lexicon, NameForms, WordForms
from diglot.model.languages import FieldWords, Language, Part
from diglot.model.markup.typography import Bind, HouseStyle, Lint, Replace, Rewrite

__all__ = [
    "OPPOSITES",
    "RENDERED",
    "Bind",
    "CitedArticle",
    "CitedName",
    "Ends",
    "FieldWords",
    "HouseStyle",
    "KindWords",
    "Language",
    "LanguagePhrases",
    "Lexicon",
    "Lint",
    "NameForms",
    "NumberWords",
    "NumberedPartWords",
    "Part",
    "RangeWords",
    "ReferenceStyle",
    "Replace",
    "Rewrite",
    "SearchWords",
    "SentenceRules",
    "SlipWords",
    "TypographyRules",
    "WordForms",
    "after",
    "any_of",
    "between_parts",
    "by_form",
    "declined",
    "quotes_by_depth",
    "quotes_by_shape",
    "range_of",
    "unchanged",
]
