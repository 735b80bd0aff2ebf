"""What a language is, and the table of those that can be published. Touches nothing.

What a language must bring, and what has a default, is declared once, in `Language`. Each that comes along has a room,
`diglot/languages/CODE/`, which is imported when it is asked for, and its parts when these are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeAlias, TypeVar

import msgspec
from msgspec.structs import replace

if TYPE_CHECKING:
    from diglot.languages.parts.model.citing import CitedArticle, ReferenceStyle
    from diglot.languages.parts.model.numbered_parts import NumberedPartWords
    from diglot.languages.parts.model.numbers import NumberWords
    from diglot.languages.parts.model.phrases import LanguagePhrases
    from diglot.languages.parts.model.search import SearchWords
    from diglot.languages.parts.model.sentences import SentenceRules
    from diglot.languages.parts.model.slips import SlipWords
    from diglot.languages.parts.model.typography import TypographyRules
    from diglot.languages.parts.model.word_forms import Lexicon, NameForms, WordForms
    from diglot.model.markup.typography import HouseStyle
    from diglot.model.tree import Inline

Lang: TypeAlias = str
"""A key of `LANGUAGES`, such as "en"."""

SOURCE_LANGUAGE: Lang = "en"
"""The language in which messages and guides are written, before they are translated."""

LATIN = "LATIN"
"""The script of which there are words in texts of any other."""

T = TypeVar("T")


class Part(msgspec.Struct, Generic[T], frozen=True):
    """A part of a language, which is imported when it is first asked for. place: a dotted name, "module:name".

    >>> Part[str]("string:digits")()
    '0123456789'
    """

    place: str

    def __call__(self) -> T:
        """Return the part."""
        found: T = _imported(self.place)
        return found


@cache
def _imported(place: str) -> Any:
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)


class FieldWords(msgspec.Struct, frozen=True, kw_only=True):
    """How authors fill in the fields of a text. draft, published: the words of `status`, in small letters.

    withheld: a pattern of how other words begin that keep a text from readers. year: one of what follows a year.
    """

    draft: str = ""
    published: str = ""
    withheld: str = ""
    year: str = ""


NO_FIELD_WORDS = FieldWords()


class Language(msgspec.Struct, frozen=True, kw_only=True):
    """All that is known of a language.

    name: in English, a message.
    script: as `unicodedata` names it (the first word of a letter's name).
    letters: the class of a pattern for them. alphabet: small letters in the order of lists, where this is not Unicode's
    or a mark makes another letter; those of others follow their letter without marks.
    bcp47: the tag for `lang` in print, where hyphenation needs the variety.
    locale: the name in CLDR and in Open Graph's `og:locale`.
    spellings: locales of CLDR whose words of units and currencies are read as well.
    months: as they stand beside a day. plural_forms: of whole numbers, by CLDR, in the order of gettext's.
    yes_and_no: the answers with which a poll begins. field_words: what fields of texts say.
    phrases: what pages say of it; None: its name alone.
    imprint_rules: of books; "gost": with classification, age and release data. spine_direction: ISO 6357 has "down".
    numberings: the letters that number a list, and other rows that people use.
    optional_marks: letters whose marks many leave out, as dictionaries of hyphenation do; and these without them.
    latin: its letters in Latin ones, `щ=shch ь=`, for addresses; of others, what Unicode calls them.
    sounds: which consonant of `bpfdtgksjlmnr` a letter or two are, `щ=j дж=j`; of others, what `latin` says.
    short_words: words of so many letters should not end a line. kept_parts: patterns of longer first and last parts of
    words that their hyphen does not part with, as in «кое-где» and «где-нибудь»; one or two letters never do.
    words_per_minute: how fast prose is read. alert_titles: what stands above an alert, `> [!NOTE]`, by its kind.
    note_prefixes: what may stand for `ed`, `tr` and `app` in the label of a note: `ред=ed`.
    signed_notes: a pattern of how authors end notes that they sign themselves.
    note_signature: returns the dash and the words that end a note of the editor, "ed", or of the translator, "tr".
    reference: returns the entry of an article in a list of references, as markup.
    """

    code: Lang
    name: str
    autonym: str
    script: str
    letters: str
    alphabet: str = ""
    bcp47: str
    locale: str
    spellings: tuple[str, ...] = ()
    short_words: int = 0
    kept_parts: tuple[str, str] = ("", "")
    words_per_minute: int
    months: tuple[str, ...]
    plural_forms: tuple[str, ...] = ("one", "other")
    yes_and_no: tuple[str, str]
    field_words: FieldWords = NO_FIELD_WORDS
    phrases: LanguagePhrases | None = None
    imprint_rules: Literal["", "gost"] = ""
    spine_direction: Literal["up", "down"] = "down"
    numberings: tuple[str, ...]
    optional_marks: tuple[str, str] = ("", "")
    latin: str = ""
    sounds: str = ""
    typography: Part[TypographyRules]
    references: Part[ReferenceStyle]
    reference: Part[Callable[[CitedArticle], str]]
    sentences: Part[SentenceRules] = Part("diglot.languages.parts.model.sentences:PLAIN")
    numbers: Part[NumberWords] = Part("diglot.languages.parts.model.numbers:NONE")
    numbered_parts: Part[NumberedPartWords] = Part("diglot.languages.en.core.numbered_parts:WORDS")
    slips: Part[SlipWords] = Part("diglot.languages.parts.model.slips:NONE")
    word_forms: Part[WordForms] = Part("diglot.languages.parts.model.word_forms:PLAIN_WORDS")
    name_forms: Part[NameForms] = Part("diglot.languages.parts.model.word_forms:PLAIN_NAMES")
    search: Part[SearchWords] = Part("diglot.languages.parts.model.search:PLAIN")
    lexicon: Part[Lexicon] = Part("diglot.languages.parts.model.word_forms:NO_LEXICON")
    note_prefixes: str = ""
    signed_notes: str = ""
    note_signature: Part[Callable[[str, HouseStyle], tuple[Inline, ...]]]
    alert_titles: Part[Mapping[str, str]]

    @property
    def is_right_to_left(self) -> bool:
        """Whether it is written from right to left, as Unicode says of the letters of its own name for itself."""
        return unicodedata.bidirectional(self.autonym[0]) in ("R", "AL")


class LanguageTable(Mapping[Lang, Language]):
    """Languages by their codes, each imported when it is asked for. places: the dotted name of each `Language`."""

    def __init__(self, places: Mapping[Lang, str]) -> None:
        self.places = dict(places)
        self._tables: list[tuple[dict[Lang, Any], Any]] = []

    def add(self, places: Mapping[Lang, str]) -> None:
        """Add the languages of an extension, before anything asks which there are."""
        self.places.update(places)
        for table, value in self._tables:
            table.update(dict.fromkeys(places, value))

    def for_each(self, value: T) -> Mapping[Lang, T]:
        """Return a table with a value for each language, those of extensions that are added later too.

        For what an extension imports before its languages are known.

        >>> table = LanguageTable({"en": "a:B"})
        >>> labels = table.for_each("a text")
        >>> table.add({"de": "c:D"})
        >>> labels
        {'en': 'a text', 'de': 'a text'}
        """
        table = dict.fromkeys(self.places, value)
        self._tables.append((table, value))
        return table

    def __getitem__(self, code: Lang) -> Language:
        language: Language = _imported(self.places[code])
        return language

    def __contains__(self, code: object) -> bool:
        return code in self.places

    def __iter__(self) -> Iterator[Lang]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)


OWN_LANGUAGES: tuple[Lang, ...] = (SOURCE_LANGUAGE, "ru")
"""The languages that come along, in the order in which they are listed."""

LANGUAGES = LanguageTable({code: f"diglot.languages.{code}.language:LANGUAGE" for code in OWN_LANGUAGES})
"""The languages that can be published: those that come along, and those of the extensions of the publication."""


class LocalizedText(msgspec.Struct, frozen=True):
    """A text by language.

    >>> LocalizedText({"en": "China"}).best("ru")
    ('China', 'en')
    """

    by_lang: Mapping[Lang, str] = msgspec.field(default_factory=dict)

    def get(self, lang: Lang) -> str:
        """Return the text in a language, or ""."""
        return self.by_lang.get(lang, "")

    def best(self, lang: Lang) -> tuple[str, Lang]:
        """Return the text in a language, or else in another, and the language that it is in."""
        if lang in self.by_lang or not self.by_lang:
            return self.get(lang), lang
        other = next(iter(self.by_lang))
        return self.by_lang[other], other

    def __bool__(self) -> bool:
        return any(self.by_lang.values())


def other_languages(lang: Lang, languages: tuple[Lang, ...]) -> tuple[Lang, ...]:
    """Return the publication's languages without this one.

    >>> other_languages("en", ("en", "ru"))
    ('ru',)
    """
    return tuple(code for code in languages if code != lang)


def pair_name(one: Lang, other: Lang, languages: tuple[Lang, ...]) -> str:
    """Return the name of a pair of languages, in alphabetical order; "" for the publication's first two.

    What belongs to these is where it is in a publication of two languages, whichever of them the original is in.

    >>> pair_name("ru", "en", ("en", "ru", "de")), pair_name("en", "de", ("en", "ru", "de"))
    ('', 'de-en')
    """
    return "" if {one, other} <= set(languages[:2]) else "-".join(sorted((one, other)))


def languages_with(english: str) -> Mapping[Lang, Language]:
    """Return the table with a variety of English, which decides hyphenation and date formats: "en-GB" or "en-US".

    >>> languages_with("en-US")["en"].locale
    'en_US'
    """
    code = english.partition("-")[0]
    return {**LANGUAGES, code: replace(LANGUAGES[code], bcp47=english, locale=english.replace("-", "_"))}


def rival_of(lang: Lang) -> Lang:
    """Return the language that a text is likely in where it is not in the one that its place says: in other letters.

    >>> rival_of("ru")
    'en'
    """
    others = [code for code in LANGUAGES if code != lang]
    return next((code for code in others if LANGUAGES[code].script != LANGUAGES[lang].script), others[0])


def sort_key(text: str, lang: Lang) -> tuple[Sequence[tuple[int, int]], str]:
    """Return the key by which lists in a language are sorted: as its alphabet has it, case and marks apart.

    Signs and figures come first, letters of other scripts last. Source: Unicode Technical Standard 10; CLDR, collation.

    >>> sorted(["Ящик", "Harbin", "Ёж", "Йод", "Ива", "Еда"], key=lambda word: sort_key(word, "ru"))
    ['Еда', 'Ёж', 'Ива', 'Йод', 'Ящик', 'Harbin']
    """
    own = LANGUAGES[lang]
    order = {letter: place for place, letter in enumerate(own.alphabet)}
    signs = [
        part
        for sign in unicodedata.normalize("NFC", text).casefold()
        for part in ([sign] if sign in order else unicodedata.normalize("NFKD", sign))
        if not unicodedata.combining(part)
    ]
    groups = (1 + (own.script not in unicodedata.name(sign, "")) if sign.isalpha() else 0 for sign in signs)
    return [(group, order.get(sign, ord(sign))) for group, sign in zip(groups, signs, strict=True)], text


@cache
def letter_of(lang: Lang) -> re.Pattern[str]:
    """Return a pattern for a letter of a language."""
    return re.compile(f"[{LANGUAGES[lang].letters}]")
