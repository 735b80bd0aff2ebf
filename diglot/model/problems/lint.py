"""Findings of `check`, `fix` and `strings`, which a build does not report. Touches nothing.

beside: the counterpart's place, as "file:line". `docs/check.md` has a row for each.
"""

from __future__ import annotations

from typing import ClassVar

from diglot.model.messages import N_
from diglot.model.problems.base import FileProblem, Severity, kinds_of


class Finding(FileProblem, frozen=True):
    """Something that only a person can judge: a warning, unless its class says otherwise."""

    severity: ClassVar[Severity] = "warning"


# ---------------------------------------------------------------- the shape of both texts


class HeadingLevel(Finding, frozen=True):
    level: str
    other_level: str
    beside: str
    code = "heading-level"
    what = N_("a heading of level {level}; in the original ({beside}) it is of level {other_level}")
    fix = N_("begin it with as many # as the original has")


class BlockKind(Finding, frozen=True):
    kind: str
    wanted: str
    beside: str
    code = "block-kind"
    what = N_("here is {kind}; in the original ({beside}) it is {wanted}")
    fix = N_("give both texts the same markup")


class MissingPassage(Finding, frozen=True):
    words: str
    beside: str
    code = "missing-passage"
    what = N_("after this, the translation lacks what the original says ({beside}): “{words}”")
    fix = N_("translate it here, or write {{pair=none}} in the line above it in the original")


class MissingSentence(Finding, frozen=True):
    words: str
    beside: str
    code = "missing-sentence"
    what = N_("this paragraph lacks a sentence of the original ({beside}): “{words}”")
    fix = N_("translate the sentence, or allow the gap and say why")


class AddedPassage(Finding, frozen=True):
    words: str
    beside: str
    code = "added-passage"
    what = N_("the original has nothing like this after {beside}: “{words}”")
    fix = N_("delete it, or write {{pair=none}} in the line above it")


class MergedPassages(Finding, frozen=True):
    number: str
    beside: str
    code = "merged-passages"
    what = N_("this stands for {number} paragraphs of the original ({beside})")
    fix = N_("divide it as the original is, or name both sides {{pair=some-name}} if it is meant so")


class SplitPassage(Finding, frozen=True):
    number: str
    beside: str
    code = "split-passage"
    what = N_("{number} paragraphs from here on stand for one of the original ({beside})")
    fix = N_("join them as in the original, or name both sides {{pair=some-name}} if it is meant so")


class NotesDiffer(Finding, frozen=True):
    number: str
    other_number: str
    beside: str
    code = "notes-differ"
    what = N_("footnotes here: {number}; in the original ({beside}): {other_number}")
    fix = N_("bring the missing [^note] over, or take out the one too many")


class MissingLink(Finding, frozen=True):
    target: str
    beside: str
    code = "missing-link"
    what = N_("the original ({beside}) links to {target}, and here it does not")
    fix = N_("link the same words: [words]({target})")


class AddedLink(Finding, frozen=True):
    target: str
    beside: str
    code = "added-link"
    what = N_("this links to {target}, and the original ({beside}) does not")
    fix = N_("compare both addresses; delete the link, or put it into the original too")


class PicturesDiffer(Finding, frozen=True):
    """names: those that lack on either side."""

    names: str
    beside: str
    code = "pictures-differ"
    what = N_("the pictures are not those of the original ({beside}): {names}")
    fix = N_("show the same pictures; a file of the same name beside the text may have its words in this language")


class TableShape(Finding, frozen=True):
    shape: str
    other_shape: str
    beside: str
    code = "table-shape"
    what = N_("the table has {shape} rows and columns; in the original ({beside}) {other_shape}")
    fix = N_("bring the missing row or column over")


class CodeDiffers(Finding, frozen=True):
    excerpt: str
    beside: str
    code = "code-differs"
    what = N_("the code “{excerpt}” is not in the counterpart ({beside})")
    fix = N_("copy the original's code as it is")


class StrayHint(Finding, frozen=True):
    name: str
    code = "stray-hint"
    what = N_("the hint {{pair={name}}} ties nothing: the other text has no such name, or has it at another place")
    fix = N_("write the same name above the counterpart, or delete the hint")


# ---------------------------------------------------------------- what both texts say


class NumberDiffers(Finding, frozen=True):
    number: str
    other_number: str
    beside: str
    code = "number-differs"
    what = N_("“{number}” stands here, “{other_number}” in the original ({beside})")
    fix = N_("compare both; write the number of the original")


class NumberNotation(Finding, frozen=True):
    """A number written as in the original, which means another one in this language."""

    number: str
    value: str
    other_value: str
    beside: str
    code = "number-notation"
    what = N_("“{number}” means {value} in this language, and {other_value} in the original ({beside})")
    fix = N_("write it as this language does: in English 18,000 and 1.5, in Russian 18 000 and 1,5")


class MissingNumber(Finding, frozen=True):
    number: str
    beside: str
    code = "missing-number"
    what = N_("the original ({beside}) has “{number}”, and here it is missing")
    fix = N_("compare both; bring the number over")


class AddedNumber(Finding, frozen=True):
    number: str
    beside: str
    code = "added-number"
    what = N_("“{number}” stands here, and the original ({beside}) has no such number")
    fix = N_("compare both; mend the one that is wrong")


class NameDiffers(Finding, frozen=True):
    name: str
    other_name: str
    beside: str
    code = "name-differs"
    what = N_("the original ({beside}) speaks of “{other_name}”, and here “{name}” stands instead")
    fix = N_("compare both names")


class PersonMissed(Finding, frozen=True):
    """wanted_name: as content/people has it."""

    name: str
    wanted_name: str
    beside: str
    code = "person-missed"
    what = N_("the original ({beside}) names “{name}”, and “{wanted_name}” is not here")
    fix = N_("write the name as content/people has it: {wanted_name}")


class TermMissed(Finding, frozen=True):
    term: str
    wanted_term: str
    beside: str
    code = "term-missed"
    what = N_("the original ({beside}) has the term “{term}”, and here “{wanted_term}” is missing")
    fix = N_("say it as content/glossary.toml has it, or add these words there")


class Untranslated(Finding, frozen=True):
    words: str
    code = "untranslated"
    what = N_("this is not in the language of the text: “{words}”")
    fix = N_("translate it; a quotation in another language is marked: [words]{{lang=en}}, [слова]{{lang=ru}}")


class MixedScripts(Finding, frozen=True):
    """letters: those of the rarer script."""

    word: str
    letters: str
    code = "mixed-scripts"
    what = N_("“{word}” mixes Latin and Cyrillic letters: {letters}")
    fix = N_("type the word again; diglot fix does it where it is certain")


class OtherLanguageLink(Finding, frozen=True):
    target: str
    twin: str
    code = "other-language-link"
    what = N_("the link “{target}” leads to the other language, and there is {twin}")
    fix = N_("name the file without its language, as for any other text")


class HouseStyleBroken(Finding, frozen=True):
    """reason: the rule in words."""

    reason: str
    excerpt: str
    rule: str
    code = "house-style"
    what = N_("{reason}: “{excerpt}” (rule {rule})")
    fix = N_("mend it; or, for the whole publication, switch the rule off in content/site.toml under [typography]")


# ---------------------------------------------------------------- silence


class AllowanceWithoutReason(Finding, frozen=True):
    name: str
    code = "allowance-without-reason"
    what = N_("the allowance for {name} gives no reason, and does not count")
    fix = N_("write <!-- diglot: allow {name} because … -->")


class UnusedAllowance(Finding, frozen=True):
    """suggestion: a code that is alike."""

    name: str
    suggestion: str
    code = "unused-allowance"
    what = N_("the allowance for {name} silences nothing{suggestion}")
    fix = N_("delete it, or put it into the paragraph that it is for")


# ---------------------------------------------------------------- catalogues


class WrongPluralRule(Finding, frozen=True):
    rule: str
    expected_rule: str
    code = "wrong-plural-rule"
    what = N_("the rule for plural forms is not that of the language: {rule}")
    fix = N_("write “Plural-Forms: {expected_rule}\\n” at the head of the catalogue")


class WrongMarkup(Finding, frozen=True):
    msgid: str
    found: str
    code = "wrong-markup"
    what = N_("the translation of “{msgid}” has other tags: {found}")
    fix = N_("use the tags of the msgid")


class FuzzyTranslation(Finding, frozen=True):
    msgid: str
    code = "fuzzy-translation"
    what = N_("the translation of “{msgid}” is marked fuzzy, and is not used")
    fix = N_("check it, and delete the word fuzzy above it")


class MissingMessage(Finding, frozen=True):
    msgid: str
    place: str
    code = "missing-message"
    what = N_("“{msgid}” ({place}) is not in the catalogue")
    fix = N_("run diglot strings update, then translate it")


class UnusedMessage(Finding, frozen=True):
    msgid: str
    code = "unused-message"
    what = N_("nothing asks for “{msgid}” any more")
    fix = N_("run diglot strings update: it keeps the translation at the end of the file, out of use")


class BrokenTemplate(Finding, frozen=True):
    reason: str
    code = "broken-template"
    severity = "error"
    what = N_("the messages of this template cannot be read: {reason}")
    fix = N_("mend this line; an if wants its endif, and a quotation mark its partner")


FINDINGS = kinds_of(Finding)
