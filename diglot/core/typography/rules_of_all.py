"""The rules of all languages, a row each, in the order in which they act. Touches nothing."""

from __future__ import annotations

import re
import unicodedata

from diglot.languages.parts.model.letters import CAPITAL, SMALL
from diglot.model.markup.typography import (
    APOSTROPHE,
    ELLIPSIS,
    NO_BREAK_SPACE,
    Bind,
    HouseStyle,
    Lint,
    Replace,
    Rule,
)
from diglot.model.problems import N_


def _composed(match: re.Match[str], _: HouseStyle) -> str:
    return unicodedata.normalize("NFC", match[0])


def _collapsed(match: re.Match[str], _: HouseStyle) -> str | None:
    if " " not in match[0]:
        return None  # no-break spaces in a row are somebody's decision
    return NO_BREAK_SPACE if NO_BREAK_SPACE in match[0] else " "


LETTERS: tuple[Rule, ...] = (
    Replace(
        id="*/unicode/invisible",
        what="No soft hyphens, zero-width spaces and byte order marks",
        source="house: U+00AD spoils WeasyPrint's lines where hyphens are automatic (measured, 70.0)",
        pattern="[\u00ad\u200b\ufeff]+",
        becomes="",
        only_if=("\u00ad", "\u200b", "\ufeff"),
    ),
    Replace(
        id="*/unicode/composed",
        what="A letter and its mark are one character where Unicode has one; a stress mark stays",
        source="Unicode UAX #15, NFC",
        pattern="[^\\W\\d_][\u0300-\u036f]+|[\u212a\u212b]",
        becomes=_composed,
        only_if=tuple(
            "\u0306\u0308\u0301\u0300\u0302\u0303\u0327\u030a\u030c\u0304\u0328\u0307\u030b\u0323\u212a\u212b"
        ),
    ),
)
"""Which characters there are at all."""

POINTS: tuple[Rule, ...] = (
    Replace(
        id="*/ellipsis",
        what="Three full stops are one ellipsis",
        source="typograf common/punctuation/hellip; house style in English (CMOS prefers spaced periods)",
        pattern=r"(?<![.])\.(?:\.\.(?![.])|(?<![.]␣\.)␣\.␣\.(?!␣?[.]))",
        becomes=ELLIPSIS,
        only_if=("...", ". . .", ".\u00a0.\u00a0."),
    ),
    Replace(
        id="*/space/narrow",
        what="A narrow no-break space stands inside numbers only",
        source="house: U+00A0 everywhere else; CLDR gives «2015 г.» a narrow one",
        pattern="\u202f(?!\\d)|(?<!\\d)\u202f",
        becomes="⍽",
        only_if=("\u202f",),
    ),
    Replace(
        id="*/space/one",
        what="One space between words and after a sentence",
        source="CMOS 17, ch. 6; typograf common/space/delRepeatSpace",
        pattern="[ \u00a0]{2,}",
        becomes=_collapsed,
        only_if=("  ", " \u00a0", "\u00a0 "),
    ),
    Replace(
        id="*/space/before-punctuation",
        what="No space before a comma, a full stop and the like; an emoticon keeps its own: :-)",
        source="typograf common/space/delBeforePunctuation",
        pattern=(
            r"[ ⍽](?=[,;:!?](?![\w)(*|/\\-])|\.(?![\w.]))"
            r"(?:(?<=[\w»”’)\]%…\ufffc][ ⍽])|(?<=[^\s][\"'“][ ⍽]))"
        ),
        becomes="",
    ),
)
"""Points and spaces."""

SIGNS: tuple[Rule, ...] = (
    Replace(
        id="*/sign/plus-minus",
        what="Plus and minus are one sign: ±5",
        source="Unicode U+00B1; Мильчин, Чельцова; CMOS 17, 12.16",
        pattern=r"\+/?-(?<![\w+]\+-)(?<![\w+]\+/-)(?=␣?\d)",
        becomes="±",
        only_if=("+-", "+/-"),
    ),
    Replace(
        id="*/sign/feet",
        what="Feet and inches, minutes and seconds of arc have primes: 6′ 2″",
        source="Unicode U+2032, U+2033; CMOS 17, ch. 10",
        pattern=r"'(?<=\d')(?:(␣?\d{1,2})\"(?!\w)|(?=␣?[x×]␣?\d))",
        becomes=lambda match, _: f"′{match[1]}″" if match[1] else "′",
        only_if=("'",),
    ),
    Replace(
        id="*/sign/arc",
        what="Minutes of arc have a prime: 55°45′",
        source="Unicode U+2032; CMOS 17, ch. 10",
        pattern=r"(?<=°)(␣?\d{1,2})'(?!\d|[^\W_]{2})",
        becomes="\\1′",
        only_if=("°",),
    ),
    Bind(
        id="*/nbsp/feet",
        what="Inches stay with their feet",
        source="CMOS 17, ch. 10; house no-break space",
        pattern=r"(?<=\d′)␣(?=\d{1,2}(?:″|′))",
        only_if=("′",),
    ),
    Replace(
        id="*/apostrophe",
        what="The apostrophe inside a word is curly: don’t, д’Арк, the U.S.’s",
        source="CMOS 17, ch. 6; typograf common/punctuation/apostrophe",
        pattern=r"'(?:(?<=[\w\ufffc]')(?=\w)|(?<=\w\.')(?=s(?!\w)))",
        becomes=APOSTROPHE,
        only_if=("'",),
    ),
)
"""Straight marks that are no quotation marks."""

LAST: tuple[Rule, ...] = (
    Bind(
        id="*/nbsp/verse",
        what="The book stays with its chapter and verse: Gen. 1:1",
        source="Мильчин, Чельцова (сокращение не отрывают от числа); CMOS 17, 14.239",
        pattern=(
            rf"\.␣(?=\d{{1,3}}:\d)(?:(?<=[^\w.][{CAPITAL}][{SMALL}]\.␣)|(?<=[{CAPITAL}][{SMALL}]{{2}}\.␣)"
            rf"|(?<=[{CAPITAL}][{SMALL}]{{3}}\.␣)|(?<=[{CAPITAL}][{SMALL}]{{4}}\.␣))"
        ),
        only_if=(":",),
    ),
    Bind(
        id="*/nbsp/numbered-book",
        what="The number of a book stays with its name: 1 Cor. 13:4",
        source="Мильчин, Чельцова; CMOS 17, 14.239",
        pattern=rf"[1-4](?<![\w.,].)␣(?=[{CAPITAL}][{SMALL}]{{1,5}}\.?␣\d{{1,3}}:\d)",
        only_if=(":",),
    ),
    Bind(
        id="*/nbsp/section",
        what="§ and ¶ hold on to their number",
        source="Мильчин, Чельцова; typograf common/nbsp/afterSectionMark (U+202F in Russian there)",
        pattern=r"[§¶]␣(?=[\dIVXLC])",
        only_if=("§", "¶"),
    ),
)

LINT: tuple[Rule, ...] = (
    Lint(
        id="*/lint/straight-quotes",
        what=N_("A straight quotation mark is left as it is, because the marks in this paragraph do not pair up"),
        source="house",
        pattern="[\"']",
        once_a_paragraph=True,
    ),
    Lint(
        id="*/lint/double-marks",
        what=N_("Two exclamation or question marks in a row"),
        source="house",
        pattern=r"!!+|\?\?+",
    ),
    Lint(
        id="*/lint/unlike-ends",
        what=N_("A hyphen between numbers that do not look like a range"),
        source="house",
        pattern=r"(?<![\w/+\-.,])\d{1,4}-\d+(?![\w/]|[-.,]\d)",
    ),
    Lint(
        id="*/lint/heading-period",
        what=N_("A heading ends with a full stop"),
        source="Мильчин, Чельцова; CMOS 17, ch. 8",
        pattern=r"(?<=[^\W_]{3})\.(?=\n$)",
        headings_only=True,
    ),
)
