"""Findings of `check` and `fix`, which a build does not report. Touches nothing.

beside: the counterpart's place, as "file:line". `docs/problems.md` explains each.
"""

from typing import TYPE_CHECKING, TypeAlias, Union

from diglot.model.messages import N_
from diglot.model.problems import FileProblem, Finding, Problem, kinds_of

# ---------------------------------------------------------------- the shape of both texts


class HeadingLevel(Finding, frozen=True):
    level: str
    other_level: str
    beside: str
    code = "heading-level"
    what = N_("heading level {level}; in the original ({beside}) it is level {other_level}")
    fix = N_("start it with as many # as the original has")


class BlockKind(Finding, frozen=True):
    kind: str
    wanted: str
    beside: str
    code = "block-kind"
    what = N_("this is {kind}; in the original ({beside}) it is {wanted}")
    fix = N_("give both texts the same markup")


class MissingPassage(Finding, frozen=True):
    words: str
    beside: str
    code = "missing-passage"
    what = N_("after this, a paragraph of the original ({beside}) is missing: “{words}”")
    fix = N_("translate it here, or write {{pair=none}} on the line above it in the original")


class MissingPassages(Finding, frozen=True):
    """A run of passages. size: the number of their words."""

    number: str
    size: str
    first: str
    last: str
    beside: str
    code = "missing-passages"
    what = N_(
        "after this, {number} paragraphs of the original ({beside}; words: {size}) are missing: "
        "from “{first}” to “{last}”"
    )
    fix = N_("translate them here, or write {{pair=none}} on the line above each of them in the original")


class MissingSentence(Finding, frozen=True):
    words: str
    beside: str
    code = "missing-sentence"
    what = N_("a sentence of the original ({beside}) is missing from this paragraph: “{words}”")
    fix = N_("translate the sentence, or allow the omission and say why")


class AddedPassage(Finding, frozen=True):
    words: str
    beside: str
    code = "added-passage"
    what = N_("the original has nothing that corresponds to this after {beside}: “{words}”")
    fix = N_("delete it, or write {{pair=none}} on the line above it")


class AddedPassages(Finding, frozen=True):
    """A run of passages. size: the number of their words."""

    number: str
    size: str
    first: str
    last: str
    beside: str
    code = "added-passages"
    what = N_(
        "the original has nothing that corresponds to {number} paragraphs after {beside} (words: {size}): "
        "from “{first}” to “{last}”"
    )
    fix = N_("delete them, or write {{pair=none}} on the line above each of them")


class MovedPassage(Finding, frozen=True):
    number: str
    words: str
    beside: str
    code = "moved-passage"
    what = N_("this is in another place than in the original ({beside}), paragraphs: {number}: “{words}”")
    fix = N_("move it to where the original has it")


class MergedPassages(Finding, frozen=True):
    number: str
    beside: str
    code = "merged-passages"
    what = N_("this combines {number} paragraphs of the original ({beside})")
    fix = N_(
        "translate what is still missing, or split it as in the original; name both sides {{pair=some-name}} if this "
        "is intended"
    )


class SplitPassage(Finding, frozen=True):
    number: str
    beside: str
    code = "split-passage"
    what = N_("{number} paragraphs, starting here, correspond to one of the original ({beside})")
    fix = N_("join them as in the original, or name both sides {{pair=some-name}} if this is intended")


class EditorNotesDiffer(Finding, frozen=True):
    number: str
    other_number: str
    beside: str
    code = "editor-notes-differ"
    what = N_("the editor's notes here: {number}; in the original ({beside}): {other_number}")
    fix = N_("add the missing [^ed:note], or remove the extra one")


class CitationsDiffer(Finding, frozen=True):
    keys: str
    beside: str
    code = "citations-differ"
    what = N_("cited or referred to on one side only: {keys}; the original is {beside}")
    fix = N_("cite the same items, and refer to the same figures and tables, in both texts")


class NotesDiffer(Finding, frozen=True):
    number: str
    other_number: str
    beside: str
    code = "notes-differ"
    what = N_("footnotes here: {number}; in the original ({beside}): {other_number}")
    fix = N_("add the missing [^note], or remove the extra one")


class MissingLink(Finding, frozen=True):
    target: str
    beside: str
    code = "missing-link"
    what = N_("the original ({beside}) has a link to {target}, which is missing here")
    fix = N_("link the same words: [words]({target})")


class AddedLink(Finding, frozen=True):
    target: str
    beside: str
    code = "added-link"
    what = N_("there is a link to {target} here but not in the original ({beside})")
    fix = N_("compare both; remove the link, or add it to the original too")


class LinkDiffers(Finding, frozen=True):
    target: str
    other_target: str
    beside: str
    code = "link-differs"
    what = N_("there is a link to {target} here, but to {other_target} in the original ({beside})")
    fix = N_("compare both; link to the address of the original, or to the same page in this language")


class PicturesDiffer(Finding, frozen=True):
    """names: those that lack on either side."""

    names: str
    beside: str
    code = "pictures-differ"
    what = N_("the pictures differ from those of the original ({beside}): {names}")
    fix = N_("show the same pictures; a file of the same name beside the text can be labelled in this language")


class TableShape(Finding, frozen=True):
    shape: str
    other_shape: str
    beside: str
    code = "table-shape"
    what = N_("the table has {shape} rows and columns; in the original ({beside}) it has {other_shape}")
    fix = N_("add the missing row or column")


class CodeDiffers(Finding, frozen=True):
    excerpt: str
    beside: str
    code = "code-differs"
    what = N_("the code “{excerpt}” is not in the original ({beside})")
    fix = N_("copy the code from the original unchanged")


class MissingCode(Finding, frozen=True):
    excerpt: str
    beside: str
    code = "missing-code"
    what = N_("the code “{excerpt}”, which is in the original ({beside}), is missing here")
    fix = N_("copy the code from the original unchanged")


class StrayHint(Finding, frozen=True):
    name: str
    code = "stray-hint"
    what = N_(
        "the hint {{pair={name}}} has no effect: the other text does not have this name, or has it in a different place"
    )
    fix = N_("write the same name above the counterpart, or delete the hint")


# ---------------------------------------------------------------- what both texts say


class NumberDiffers(Finding, frozen=True):
    number: str
    other_number: str
    beside: str
    code = "number-differs"
    what = N_("“{number}” here, but “{other_number}” in the original ({beside})")
    fix = N_("compare both; use the number of the original")


class UnitDiffers(Finding, frozen=True):
    """The same number with another unit or currency. measure: as written, number and unit."""

    measure: str
    other_measure: str
    beside: str
    code = "unit-differs"
    what = N_("“{measure}” here, but “{other_measure}” in the original ({beside})")
    fix = N_("compare both; use the unit of the original, or convert the number too")


class NumberNotation(Finding, frozen=True):
    """A number written as in the original, which means another one in this language."""

    number: str
    value: str
    other_value: str
    beside: str
    code = "number-notation"
    what = N_("“{number}” means {value} in this language but {other_value} in the original ({beside})")
    fix = N_("follow the language: 18,000 and 1.5 in English, 18 000 and 1,5 in Russian")


class MissingNumber(Finding, frozen=True):
    number: str
    beside: str
    code = "missing-number"
    what = N_("“{number}”, which is in the original ({beside}), is missing here")
    fix = N_("compare both; add the number")


class AddedNumber(Finding, frozen=True):
    number: str
    beside: str
    code = "added-number"
    what = N_("“{number}” appears here but not in the original ({beside})")
    fix = N_("compare both; correct the one that is wrong")


class NameDiffers(Finding, frozen=True):
    name: str
    other_name: str
    beside: str
    code = "name-differs"
    what = N_("the original ({beside}) has the name “{other_name}”, but here it is “{name}”")
    fix = N_("compare both names")


class PersonMissed(Finding, frozen=True):
    """wanted_name: as content/people has it."""

    name: str
    wanted_name: str
    beside: str
    code = "person-missed"
    what = N_("the original ({beside}) mentions “{name}”, but “{wanted_name}” is missing here")
    fix = N_("write the name as in content/people: {wanted_name}")


class TermMissed(Finding, frozen=True):
    term: str
    wanted_term: str
    beside: str
    code = "term-missed"
    what = N_("the original ({beside}) has the term “{term}”, but “{wanted_term}” is missing here")
    fix = N_("use the term from content/glossary.toml, or add yours there")


class Untranslated(Finding, frozen=True):
    words: str
    code = "untranslated"
    what = N_("this is not in the language of the text: “{words}”")
    fix = N_("translate it; mark a quotation in another language: [words]{{lang=en}}, [слова]{{lang=ru}}")


class MixedScripts(Finding, frozen=True):
    """letters: those of the rarer script."""

    word: str
    letters: str
    code = "mixed-scripts"
    what = N_("“{word}” mixes Latin and Cyrillic letters: {letters}")
    fix = N_("retype the word in one alphabet")


class NegationDiffers(Finding, frozen=True):
    """reason: which of the texts denies. words: its sentence."""

    reason: str
    words: str
    beside: str
    code = "negation-differs"
    what = N_("{reason} ({beside}), in the sentence “{words}”")
    fix = N_("look whether one of the texts says the opposite")


class OppositeWord(Finding, frozen=True):
    word: str
    other_word: str
    beside: str
    code = "opposite-word"
    what = N_("“{word}” here, but “{other_word}” in the original ({beside})")
    fix = N_("look whether the translation says the opposite")


class QuotationMarksLost(Finding, frozen=True):
    """number, other_number: of the quotations in marks. words: the quotation in the original."""

    words: str
    number: str
    other_number: str
    beside: str
    code = "quotation-marks"
    what = N_("quotations here: {number}; in the original ({beside}): {other_number}, among them “{words}”")
    fix = N_("put the quotation marks around the same words")


class BoldTypeLost(Finding, frozen=True):
    """number, other_number: of the places in bold type. words: the first one in the original."""

    words: str
    number: str
    other_number: str
    beside: str
    code = "bold-type"
    what = N_("places in bold type here: {number}; in the original ({beside}): {other_number}, among them “{words}”")
    fix = N_("set the same words in bold type")


class UnbalancedBrackets(Finding, frozen=True):
    bracket: str
    beside: str
    code = "unbalanced-brackets"
    what = N_("a bracket {bracket} has no other half here; in the original ({beside}) all have one")
    fix = N_("add the other bracket, or delete this one")


class SentenceEnds(Finding, frozen=True):
    """reason: what is missing."""

    reason: str
    words: str
    beside: str
    code = "sentence-ends"
    what = N_("unlike the original ({beside}), this paragraph {reason}: “{words}”")
    fix = N_("write the capital or the full stop; look whether some words are missing with it")


class RepeatedWord(Finding, frozen=True):
    word: str
    code = "repeated-word"
    what = N_("the word “{word}” stands twice in a row")
    fix = N_("delete one of them, or put a comma between them")


class ImpossibleDate(Finding, frozen=True):
    date: str
    code = "impossible-date"
    what = N_("there is no such day: {date}")
    fix = N_("correct the day or the month")


class OtherLanguageLink(Finding, frozen=True):
    target: str
    twin: str
    code = "other-language-link"
    what = N_("the link “{target}” leads to the other language, although {twin} exists")
    fix = N_("link to the file without its language, as to any other text")


class HouseStyleBroken(Finding, frozen=True):
    """reason: the rule in words."""

    reason: str
    excerpt: str
    rule: str
    code = "house-style"
    what = N_("{reason}: “{excerpt}” (rule {rule})")
    fix = N_("correct it, or switch the rule off for the whole publication in content/site.toml under [typography]")


# ---------------------------------------------------------------- silence


class AllowanceWithoutReason(Finding, frozen=True):
    name: str
    code = "allowance-without-reason"
    what = N_("the exception for {name} gives no reason, so it has no effect")
    fix = N_("write <!-- diglot: allow {name} because … -->")


class UnusedAllowance(Finding, frozen=True):
    """suggestion: a code that is alike."""

    name: str
    suggestion: str
    code = "unused-allowance"
    what = N_("the exception for {name} is not needed{suggestion}")
    fix = N_("delete it, or move it to the paragraph it is meant for")


# ---------------------------------------------------------------- files


class UncertainEncoding(FileProblem, frozen=True):
    """reason: an entry of the catalogue. guess: the likeliest one. quoted: the file, as a shell reads it."""

    reason: str
    guess: str
    quoted: str
    code = "uncertain-encoding"
    what = N_("the encoding of the file is not certain: {reason}")
    fix = N_("name it, and see whether the words are right: diglot fix --encoding {quoted} --from {guess}")


# ---------------------------------------------------------------- catalogues


class WrongPluralRule(Finding, frozen=True):
    rule: str
    expected_rule: str
    code = "wrong-plural-rule"
    what = N_("the plural rule is not the one for this language: {rule}")
    fix = N_("write “Plural-Forms: {expected_rule}\\n” in the header of the catalogue")


class WrongMarkup(Finding, frozen=True):
    msgid: str
    found: str
    code = "wrong-markup"
    what = N_("the tags in the translation of “{msgid}” do not match: {found}")
    fix = N_("use the tags of the msgid")


class FuzzyTranslation(Finding, frozen=True):
    msgid: str
    code = "fuzzy-translation"
    what = N_("the translation of “{msgid}” is marked fuzzy, so it is not used")
    fix = N_("check it, then delete the word fuzzy above it")


class ExtensionFinding(FileProblem, frozen=True):
    """What a check of an extension has found. words, remedy: entries of its catalogue; found: an excerpt."""

    name: str
    kind: str
    words: str
    remedy: str
    found: str
    code = "extension-finding"
    severity = "warning"
    translated_facts = frozenset(["words", "remedy"])
    what = N_("{words}: “{found}” (extension {name}: {kind})")
    fix = N_("{remedy}; where it is meant, allow extension-finding")


if TYPE_CHECKING:
    AnyFinding: TypeAlias = Problem
else:
    AnyFinding = Union[kinds_of(Problem)]  # noqa: UP007 - the kinds are a tuple
"""Whatever is found in a text, a problem of the layers too, as the type of what msgspec decodes."""
