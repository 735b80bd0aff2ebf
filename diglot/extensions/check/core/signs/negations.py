"""Find sentences that say no where those of the other text do not. Pure functions.

Languages deny in different places: “he failed to come”, «он не пришел». So a sentence is reported only if it has a word
that always denies, and the other one has nothing that may: no such word, no prefix, no “few”, “without” or “instead”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from diglot.extensions.check.core.passage_reader import LETTERS, excerpt, text_in_language
from diglot.extensions.check.core.signs.sentence_pairs import are_counterparts, sentence_pairs
from diglot.extensions.check.model.problems import NegationDiffers
from diglot.model.languages import Lang
from diglot.model.problems import N_, Problem
from diglot.model.translation.alignment import AlignedSentences
from diglot.model.translation.passages import Passage

# What always denies, without the phrases in which it does not: not only, don’t we?; не только, едва не, не позже.
_FIRM: Mapping[Lang, re.Pattern[str]] = {
    "en": re.compile(
        r"\bnot\b(?!-)(?! (?:as|so|\w+er|only|just|merely|simply|least|to mention|unlike|infrequent|uncommon|"
        r"necessarily|until|yet)\b)"
        r"|n[’']t\b(?! (?:just|only|until)\b)(?![^.?!]*\?)|\b(?:never|nobody|nowhere)\b|\bcannot\b(?! but)|"
        r"(?<![“\"])\bno\b(?! (?:more|less|fewer|longer|later|earlier|sooner|further|farther|better|worse|higher|lower|"
        r"bigger|larger|greater|smaller|one|doubt|wonder|matter|question|mean|small|end|such)\b)(?! ?[,.\d])",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"(?<!едва )(?<!чуть )(?<!пока )(?<!разве )(?<!ли )(?<!бы )(?<!бы то ни )(?<![\w-])"
        r"(?:не(?! (?:только|просто|раз|столько|прочь|то|т[оае]т?|что иное|кто иной|говоря|всегда|обязательно|"
        r"мог\w* не|\w+ и|\w{2,}(?:ее|ше|же|че|ще))\b)|нельзя|никогда)(?![\w-])(?![^.?!]*\?)",
        re.IGNORECASE,
    ),
}
# What may render a denial: words and beginnings of words.
_SOFT: Mapping[Lang, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:not?|none|n?either|nor|nothing|never|nobody|nowhere|cannot|without|only|until|till|unless|yet to|"
        r"pending|but|too|rather|hardly|scarcely|barely|few|fewer|little|less|least|at most|rarely|seldom|except|"
        r"instead|alone|out|up to|new|keeps?|kept|stays?|remain\w*|leav\w+|left|away|rid|open|otherwise|other|"
        r"another)\b|"
        r"n[’']t\b|"
        r"\b(?:avoid|fail|lack|refus|prevent|prohibit|forbid|den[iy]|miss|ignor|stop|ceas|skip|omit|exclud|reject|drop|"
        r"remov|abandon|reluct|doubt|difficult|hard|unable|exempt|quit|spare|abstain|declin|los[est]|escap|contrary|"
        r"discourag|obviat|preclud|with?h[eo]ld|neglect|beyond|empty|wrong|false|free|absen|"
        r"differ|un(?!der|i|til|ion)\w{4}|in(?:ab|ac|ad|ap|calc|cap|cess|compl|corr|cred|cur|def|depe|disp|elig|ept|"
        r"escap|evit|exp|fert|fin|flex|form|freq|hum|nocen|num|op|sens|sep|signif|suff|toler|trans|val|vari|vis|vuln)"
        r"\w{3}|im(?:mat|mob|mut|perf|poss|prac|prec|prob|prop)\w{2}|ir(?:re[lgs]|ration)\w{2}|il(?:leg|lit|log)\w{2}|"
        r"dis\w{4}|non|mis\w{4}|anti)\w*|\w{3}less\b",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"(?<![\w-])(?:не|нет|ни|нельзя|никогда|никак|нигде|ничуть|нисколько|без|безо|лишь|только|едва|еле|"
        r"вместо|кроме|"
        r"помимо|пока|мало|редко|слишком|мимо|зря|напрасно|вряд|иначе|против|вне|остальн\w+|поневоле|лишн\w+|"
        r"бе[зс]\w{3,}|ни(?:кто|ко[гм]|что|че[гм]|как|куда|где)\w*|некогда|некому|неч\w+|"
        r"не(?!которы|скольк|дел|фт|рв|бес|бо\b|ба\b|бу\b|го\b|му\b|й\b|[её]\b|м\b|мец|мк|мцы|вест|йро|йтр|"
        r"кто\b)\w{3,}|"
        r"лиш[аеи]\w+|отсутст\w*|отказ\w*|отклон\w*|отвер\w*|запре\w*|избе[гж]\w*|перест\w+|прекра\w+|утра[тч]\w*|"
        r"потер\w*|теря\w*|исключ\w*|игнор\w*|пропус\w*|пропущ\w*|мешае\w*|помеша\w*|упус\w*|упущ\w*|воздерж\w*|"
        r"уклон\w*|забы\w*|труд\w*|сложн\w*|тяжел\w*|пуст(?!ил|ит)\w*|сомне\w*|друг\w*|ин[аоыу]\w{1,3}|отлич\w*|"
        r"освобо\w*|свобод\w*|убер\w*|убир\w*|удал\w*|ошиб\w*|лож\w*|провал\w*|обой\w+|обход\w*|далек\w*|далёк\w*|чужд\w*|"
        r"умалч\w+|молч\w+|умолч\w+)"
        r"(?![\w-])",
        re.IGNORECASE,
    ),
}


# A sentence in the other language denies as that one does, and is reported as untranslated.
_NATIVE: Mapping[Lang, re.Pattern[str]] = {lang: re.compile(f"[{letters}]") for lang, letters in LETTERS.items()}
# A sentence that forbids says so at its beginning, and so does its counterpart.
_PROHIBITION: Mapping[Lang, re.Pattern[str]] = {
    "en": re.compile(r"(?:please )?(?:do not|don[’']t|never)\b", re.IGNORECASE),
    "ru": re.compile(r"(?:никогда )?не \w{3,}те(?:сь)?\b|нельзя\b", re.IGNORECASE),
}
_FIRST_CLAUSE = re.compile(r"[^,;:()—–]*")
# What renders a word of the other sentence that may deny renders no “not” there: those who lost, потерявшие.
_RENDERED: tuple[Mapping[Lang, re.Pattern[str]], ...] = tuple(
    {
        "en": re.compile(rf"\b(?:{english})", re.IGNORECASE),
        "ru": re.compile(rf"(?<![\w-])(?:{russian})", re.IGNORECASE),
    }
    for english, russian in (
        (r"los[est]\w*", r"потер\w*|теря\w*|утра[тч]\w*|лиш[аеи]\w+"),
        (r"new\b", r"новы\w+|ново\w+|новая\b|новую\b"),
        (r"against\b", r"против\b"),
    )
)


def compare_negations(
    original: Passage, translation: Passage, aligned: AlignedSentences, *, with_added: bool
) -> Iterator[Problem]:
    """Yield the first sentence of the original that denies, whose counterpart says nothing that may.

    with_added: also the first of the translation. Words are lost more often than they are added by mistake.
    """
    sides = (original, translation)
    denials = [len(_FIRM[side.lang].findall(text_in_language(side))) for side in sides]
    lost = 0 if denials[0] > denials[1] else 1
    if denials[0] == denials[1] or (lost and not with_added):
        return
    langs = (sides[lost].lang, sides[1 - lost].lang)
    for spans, pair in sentence_pairs(sides, aligned):
        firm, soft = pair[lost], pair[1 - lost]
        if are_counterparts(firm, soft) and (_is_lost(firm, soft, langs) or _is_prohibition_lost(firm, soft, langs)):
            yield NegationDiffers("", 0, _REASONS[lost], excerpt(sides[lost], *spans[lost]), "")
            return


def _is_lost(firm: str, soft: str, langs: tuple[Lang, Lang]) -> bool:
    """Return whether a sentence or clause denies and the other says nothing that may. langs: of both."""
    if not _FIRM[langs[0]].search(firm) or not _NATIVE[langs[1]].search(soft):
        return False
    for words in _RENDERED:
        if words[langs[0]].search(firm):
            soft = words[langs[1]].sub("", soft)
    return not _SOFT[langs[1]].search(soft)


def _is_prohibition_lost(firm: str, soft: str, langs: tuple[Lang, Lang]) -> bool:
    """Return whether a sentence begins with “do not” and its counterpart denies nowhere, nor may in its beginning."""
    if not _PROHIBITION[langs[0]].match(firm) or _FIRM[langs[1]].search(soft):
        return False
    clauses = [_FIRST_CLAUSE.match(sentence) for sentence in (firm, soft)]
    firm, soft = (clause[0] if clause else "" for clause in clauses)
    return are_counterparts(firm, soft) and _is_lost(firm, soft, langs)


def is_hint(problem: Problem) -> bool:
    """Return whether only a denial that was added is reported, which is often right."""
    return isinstance(problem, NegationDiffers) and problem.reason == _REASONS[1]


_REASONS = (
    N_("there is no “not” here, unlike in the original"),
    N_("there is a “not” here, unlike in the original"),
)
