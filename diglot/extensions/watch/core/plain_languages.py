"""Languages of sites that no package brings: their texts are paired and compared, and judged by no rule of a language.

Each is an attribute of this module, by its code: `Language` objects are found by a module and a name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from diglot.languages.parts.model.typography import TypographyRules
from diglot.model.languages import LANGUAGES, LATIN, SOURCE_LANGUAGE, Lang, Language, Part

TYPOGRAPHY = TypographyRules()

_CODE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8})*")
# Scripts as `unicodedata` names them, of languages (ISO 639) and of what a tag may say itself (ISO 15924); else Latin.
_SCRIPTS = {
    code: script
    for script, codes in {
        LATIN: "latn",
        "CYRILLIC": "cyrl ab av ba be bg ce cv kk kv ky mk mn os ru sr tg tt uk",
        "CJK": "hans hant hani jpan ja yue zh",
        "HANGUL": "kore hang ko",
        "ARABIC": "arab ar ckb fa ps sd ug ur",
        "HEBREW": "hebr he iw yi",
        "DEVANAGARI": "deva hi mr ne sa",
        "BENGALI": "beng as bn",
        "GREEK": "grek el",
        "ARMENIAN": "armn hy",
        "GEORGIAN": "geor ka",
        "ETHIOPIC": "ethi am ti",
        "GUJARATI": "gujr gu",
        "GURMUKHI": "guru pa",
        "KANNADA": "knda kn",
        "KHMER": "khmr km",
        "LAO": "laoo lo",
        "MALAYALAM": "mlym ml",
        "MYANMAR": "mymr my",
        "SINHALA": "sinh si",
        "TAMIL": "taml ta",
        "TELUGU": "telu te",
        "THAI": "thai th",
        "TIBETAN": "tibt bo dz",
    }.items()
    for code in codes.split()
}


def places_of(codes: Sequence[str]) -> dict[Lang, str]:
    """Return where `LANGUAGES` finds those of some codes that it does not have.

    >>> places_of(["en", "zh-hans", "PT"])
    {'zh-hans': 'diglot.extensions.watch.core.plain_languages:zh-hans'}
    """
    wanted = (code for code in codes if _CODE.fullmatch(code))
    return {code: f"{__name__}:{code}" for code in wanted if code not in LANGUAGES}


def __getattr__(code: str) -> Language:
    if not _CODE.fullmatch(code):
        raise AttributeError(code)
    # What says how something is printed or cited is needed by no command on such a site.
    return replace(
        LANGUAGES[SOURCE_LANGUAGE],
        code=code,
        name=code,
        autonym=code,
        script=script_of(code),
        letters=r"^\W\d_",
        bcp47=code,
        phrases=None,
        typography=Part(f"{__name__}:TYPOGRAPHY"),
        sentences=Part("diglot.languages.parts.model.sentences:PLAIN"),
        numbers=Part("diglot.languages.parts.model.numbers:NONE"),
        slips=Part("diglot.languages.parts.model.slips:NONE"),
        word_forms=Part("diglot.languages.parts.model.word_forms:PLAIN_WORDS"),
        name_forms=Part("diglot.languages.parts.model.word_forms:PLAIN_NAMES"),
    )


def script_of(code: Lang) -> str:
    """Return the script of a language: as its tag says, or else the usual one.

    >>> script_of("sr"), script_of("sr-latn"), script_of("zh-hans"), script_of("pt-br"), script_of("ja")
    ('CYRILLIC', 'LATIN', 'CJK', 'LATIN', 'CJK')
    """
    language, *subtags = code.split("-")
    named = (_SCRIPTS[one] for one in subtags if len(one) == len("latn") and one in _SCRIPTS)
    return next(named, _SCRIPTS.get(language, LATIN))
