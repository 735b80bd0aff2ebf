"""Everything that the package of a language needs: what it declares, the parts, and the tools of its rules.

An extension names its languages in `Extension.languages`: `docs/languages.md`.
"""

from diglot.core.typography.pattern_parts import after, any_of, between_parts
from diglot.core.typography.quotes import quotes_by_depth, quotes_by_shape
from diglot.core.typography.ranges import Ends, range_of
from diglot.model.language_parts.citing import CitedArticle, CitedName, ReferenceStyle
from diglot.model.language_parts.numbered_parts import KindWords, NumberedPartWords, declined, unchanged
from diglot.model.language_parts.numbers import NumberWords, by_form
from diglot.model.language_parts.opposites import OPPOSITES, RENDERED
from diglot.model.language_parts.phrases import LanguagePhrases
from diglot.model.language_parts.search import SearchWords
from diglot.model.language_parts.sentences import SentenceRules
from diglot.model.language_parts.slips import SlipWords
from diglot.model.language_parts.typography import RangeWords, TypographyRules
from diglot.model.language_parts.word_forms import NameForms, WordForms
from diglot.model.languages import Language, Part
from diglot.model.markup.typography import Bind, HouseStyle, Lint, Replace, Rewrite

__all__ = [
    "OPPOSITES",
    "RENDERED",
    "Bind",
    "CitedArticle",
    "CitedName",
    "Ends",
    "HouseStyle",
    "KindWords",
    "Language",
    "LanguagePhrases",
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
