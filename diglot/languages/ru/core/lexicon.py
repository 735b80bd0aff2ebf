"""The words by which the aligner knows Russian sentences."""

from __future__ import annotations

import re

from diglot.languages.parts.model.word_forms import Lexicon
from diglot.languages.ru.core.english_stems import STEMS

LEXICON = Lexicon(
    ending=re.compile(
        r"(?:(?:ировать|ивать|ывать|овать|ть|ти|ами|ями|ого|его|ому|ему|ыми|ими|ешь|ете|ите|йте|ьте|ют|ут|ят|ат|ет|ит|"
        r"ла|ло|ли|ах|ях|ов|ев|ей|ой|ый|ий|ая|яя|ое|ее|ые|ие|ом|ем|ым|им|ых|их|ам|ям|ую|юю|ию|ия|ии|ью|ья|ье|ьи|"
        r"[аеиоуыьэюяйл])(?:ся|сь)?|ся|сь)$"
    ),
    stems=STEMS,
)
