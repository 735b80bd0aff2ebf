"""Words by which a sentence is compared with its translation."""

from __future__ import annotations

import re

from diglot.languages.en.core.numbers import CARDINALS
from diglot.languages.en.core.opposites import OPPOSITES
from diglot.languages.parts.model.slips import Mode, SlipWords

WORDS = SlipWords(
    # Without the phrases in which it does not deny: not only, don’t we?
    denial=re.compile(
        r"\bnot\b(?!-)(?! (?:as|so|\w+er|only|just|merely|simply|least|to mention|unlike|infrequent|uncommon|"
        r"necessarily|until|yet)\b)"
        r"|n[’']t\b(?! (?:just|only|until)\b)(?![^.?!]*\?)|\b(?:never|nobody|nowhere)\b|\bcannot\b(?! but)|"
        r"(?<![“\"])\bno\b(?! (?:more|less|fewer|longer|later|earlier|sooner|further|farther|better|worse|higher|lower|"
        r"bigger|larger|greater|smaller|one|doubt|wonder|matter|question|mean|small|end|such)\b)(?! ?[,.\d])",
        re.IGNORECASE,
    ),
    soft_denial=re.compile(
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
    prohibition=re.compile(r"(?:please )?(?:do not|don[’']t|never)\b", re.IGNORECASE),
    rendered={
        "lose": re.compile(r"\b(?:los[est]\w*)", re.IGNORECASE),
        "new": re.compile(r"\b(?:new\b)", re.IGNORECASE),
        "against": re.compile(r"\b(?:against\b)", re.IGNORECASE),
    },
    rate=re.compile(
        r"(?:\bper |\ban? |\b(?:every|each) |/ ?)"
        r"(?:(?P<second>seconds?|s)|(?P<minute>minute|min)|(?P<hour>hour|h)|(?P<day>day)|(?P<week>week)|"
        r"(?P<month>month)|(?P<year>year))\b(?![’'-])",
        re.IGNORECASE,
    ),
    opposites=OPPOSITES,
    opposite_denial=re.compile(
        r"\b(?:not?|never|nor|neither|without|cannot|nothing|nobody|until|till)\b|n[’']t\b", re.IGNORECASE
    ),
    comparison=re.compile(r"\ba few\b", re.IGNORECASE),
    # The month has a capital.
    may=Mode(
        firm=re.compile(r"\b(?:may|(?i:might|can|could))\b"),
        soft=re.compile(
            r"\b(?:may|might|can|could|possib\w*|perhaps|maybe|probabl\w*|allow\w*|permi\w*|lets?|able|enabl\w*|"
            r"option\w*|likely|\w+able|\w+ible)\b",
            re.IGNORECASE,
        ),
    ),
    must=Mode(
        firm=re.compile(
            r"\b(?:must|shall|should|ought|needs? to|needed to|(?:have|has|had|having) to|obliged|obligatory|mandatory|"
            r"compulsory|required)\b",
            re.IGNORECASE,
        ),
        soft=re.compile(
            r"\b(?:must|shall|should|ought|need\w*|(?:have|has|had|having)\b(?: \w+)? to|oblig\w*|mandat\w*|compuls\w*|"
            r"requir\w*|necess\w*|forc\w*|bound|supposed|(?:are|is|was|were) to|make sure|demand\w*)\b",
            re.IGNORECASE,
        ),
    ),
    mode_denial=re.compile(
        r"\b(?:cannot|no|not|nobody|none|nothing|never|n?either|unable|impossible|forbid\w*|prohibit\w*)\b|n[’']t\b",
        re.IGNORECASE,
    ),
    # A hyphen before a figure may also make a range, a compound or an option.
    below_zero=re.compile(rf"\bminus (?:\d|(?:{'|'.join(CARDINALS)})\b)|(?<![\w\d])−\d|\bbelow zero\b", re.IGNORECASE),
    cold=re.compile(
        r"\bminus|\bbelow|\bunder|\bnegative|\bfro[sz]|\bfreez|\bcold|\bless|\bsub|[-–—−]\d", re.IGNORECASE
    ),
    number=re.compile(rf"\d|\b(?:{'|'.join(CARDINALS)})\b", re.IGNORECASE),
    initials=re.compile(r"(?<![\w.])((?:(?:[CKPSTZ]h|Y[aeu]|Ts|[A-Z])\.[ \u00a0\u202f]?){1,3})([A-Z][\w’-]{2,})"),
    leads_to=("to", "into"),
    lists=("and", "or", "nor"),
    function_words=frozenset(
        "a an the of and or to in on at by for from with into over under his her its our their "
        "is are was were be".split()
    ),
    quoted_letter=re.compile("[A-Za-z]"),
)
