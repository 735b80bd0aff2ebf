"""What `check` finds besides the problems of a build: a class a kind, as in `problems`. Touches nothing.

beside: where the counterpart stands, as "file:line". `docs/check.md` has a row for each.
"""

from __future__ import annotations

from diglot.model.problems import N_, Problem

# ---------------------------------------------------------------- the shape of both texts


class HeadingLevel(Problem, frozen=True):
    """A heading stands on another level than the original's."""

    level: str
    other_level: str
    beside: str
    code = "heading-level"
    severity = "warning"
    what = N_("a heading of level {level}; in the original ({beside}) it is of level {other_level}")
    fix = N_("begin it with as many # as the original has")


class BlockKind(Problem, frozen=True):
    """A block is of another kind than the original's."""

    kind: str
    wanted: str
    beside: str
    code = "block-kind"
    severity = "warning"
    what = N_("here is {kind}; in the original ({beside}) it is {wanted}")
    fix = N_("give both texts the same markup")


class MissingPassage(Problem, frozen=True):
    """A passage of the original has no counterpart."""

    words: str
    beside: str
    code = "missing-passage"
    severity = "warning"
    what = N_("after this, the translation lacks what the original says ({beside}): “{words}”")
    fix = N_("translate it here, or write {{pair=none}} in the line above it in the original")


class MissingSentence(Problem, frozen=True):
    """A sentence of the original that its paragraph's translation does not have."""

    words: str
    beside: str
    code = "missing-sentence"
    severity = "warning"
    what = N_("this paragraph lacks a sentence of the original ({beside}): “{words}”")
    fix = N_("translate the sentence, or allow the gap and say why")


class AddedPassage(Problem, frozen=True):
    """A passage of the translation that the original does not have."""

    words: str
    beside: str
    code = "added-passage"
    severity = "warning"
    what = N_("the original has nothing like this after {beside}: “{words}”")
    fix = N_("delete it, or write {{pair=none}} in the line above it")


class MergedPassages(Problem, frozen=True):
    """Several paragraphs of the original are one in the translation."""

    number: str
    beside: str
    code = "merged-passages"
    severity = "warning"
    what = N_("this stands for {number} paragraphs of the original ({beside})")
    fix = N_("divide it as the original is, or name both sides {{pair=some-name}} if it is meant so")


class SplitPassage(Problem, frozen=True):
    """A paragraph of the original is several in the translation."""

    number: str
    beside: str
    code = "split-passage"
    severity = "warning"
    what = N_("{number} paragraphs from here on stand for one of the original ({beside})")
    fix = N_("join them as in the original, or name both sides {{pair=some-name}} if it is meant so")


class NotesDiffer(Problem, frozen=True):
    """Another number of footnotes than in the original."""

    number: str
    other_number: str
    beside: str
    code = "notes-differ"
    severity = "warning"
    what = N_("footnotes here: {number}; in the original ({beside}): {other_number}")
    fix = N_("bring the missing [^note] over, or take out the one too many")


class MissingLink(Problem, frozen=True):
    """A link of the original is not in the translation."""

    target: str
    beside: str
    code = "missing-link"
    severity = "warning"
    what = N_("the original ({beside}) links to {target}, and here it does not")
    fix = N_("link the same words: [words]({target})")


class AddedLink(Problem, frozen=True):
    """A link that the original does not have."""

    target: str
    beside: str
    code = "added-link"
    severity = "warning"
    what = N_("this links to {target}, and the original ({beside}) does not")
    fix = N_("compare both addresses; delete the link, or put it into the original too")


class PicturesDiffer(Problem, frozen=True):
    """Other pictures than the original has. names: those that lack on either side."""

    names: str
    beside: str
    code = "pictures-differ"
    severity = "warning"
    what = N_("the pictures are not those of the original ({beside}): {names}")
    fix = N_("show the same pictures; a file of the same name beside the text may have its words in this language")


class TableShape(Problem, frozen=True):
    """A table of another shape."""

    shape: str
    other_shape: str
    beside: str
    code = "table-shape"
    severity = "warning"
    what = N_("the table has {shape} rows and columns; in the original ({beside}) {other_shape}")
    fix = N_("bring the missing row or column over")


class CodeDiffers(Problem, frozen=True):
    """Code that is not the original's."""

    excerpt: str
    beside: str
    code = "code-differs"
    severity = "warning"
    what = N_("the code “{excerpt}” is not in the counterpart ({beside})")
    fix = N_("copy the original's code as it is")


class StrayHint(Problem, frozen=True):
    """A `{pair=…}` that ties nothing."""

    name: str
    code = "stray-hint"
    severity = "warning"
    what = N_("the hint {{pair={name}}} ties nothing: the other text has no such name, or has it at another place")
    fix = N_("write the same name above the counterpart, or delete the hint")


# ---------------------------------------------------------------- what both texts say


class NumberDiffers(Problem, frozen=True):
    """A number that is another one in the original."""

    number: str
    other_number: str
    beside: str
    code = "number-differs"
    severity = "warning"
    what = N_("“{number}” stands here, “{other_number}” in the original ({beside})")
    fix = N_("compare both; write the number of the original")


class NumberNotation(Problem, frozen=True):
    """A number written as in the original, which means another one in this language."""

    number: str
    value: str
    other_value: str
    beside: str
    code = "number-notation"
    severity = "warning"
    what = N_("“{number}” means {value} in this language, and {other_value} in the original ({beside})")
    fix = N_("write it as this language does: in English 18,000 and 1.5, in Russian 18 000 and 1,5")


class MissingNumber(Problem, frozen=True):
    """A number of the original that the translation lacks."""

    number: str
    beside: str
    code = "missing-number"
    severity = "warning"
    what = N_("the original ({beside}) has “{number}”, and here it is missing")
    fix = N_("compare both; bring the number over")


class AddedNumber(Problem, frozen=True):
    """A number that the original does not have."""

    number: str
    beside: str
    code = "added-number"
    severity = "warning"
    what = N_("“{number}” stands here, and the original ({beside}) has no such number")
    fix = N_("compare both; mend the one that is wrong")


class NameDiffers(Problem, frozen=True):
    """A name that is another one in the original."""

    name: str
    other_name: str
    beside: str
    code = "name-differs"
    severity = "warning"
    what = N_("the original ({beside}) speaks of “{other_name}”, and here “{name}” stands instead")
    fix = N_("compare both names")


class PersonMissed(Problem, frozen=True):
    """A person of the registry goes by another name. wanted_name: as content/people has it."""

    name: str
    wanted_name: str
    beside: str
    code = "person-missed"
    severity = "warning"
    what = N_("the original ({beside}) names “{name}”, and “{wanted_name}” is not here")
    fix = N_("write the name as content/people has it: {wanted_name}")


class TermMissed(Problem, frozen=True):
    """A term of the glossary is said in other words."""

    term: str
    wanted_term: str
    beside: str
    code = "term-missed"
    severity = "warning"
    what = N_("the original ({beside}) has the term “{term}”, and here “{wanted_term}” is missing")
    fix = N_("say it as content/glossary.toml has it, or add these words there")


class Untranslated(Problem, frozen=True):
    """A passage that was left in the other language."""

    words: str
    code = "untranslated"
    severity = "warning"
    what = N_("this is not in the language of the text: “{words}”")
    fix = N_("translate it; a quotation in another language is marked: [words]{{lang=en}}, [слова]{{lang=ru}}")


class MixedScripts(Problem, frozen=True):
    """A word of Latin and Cyrillic letters. letters: those of the rarer script."""

    word: str
    letters: str
    code = "mixed-scripts"
    severity = "warning"
    what = N_("“{word}” mixes Latin and Cyrillic letters: {letters}")
    fix = N_("type the word again; diglot fix does it where it is certain")


class OtherLanguageLink(Problem, frozen=True):
    """A link to the other language's edition although the text has a twin in this one."""

    target: str
    twin: str
    code = "other-language-link"
    severity = "warning"
    what = N_("the link “{target}” leads to the other language, and there is {twin}")
    fix = N_("name the file without its language, as for any other text")


class HouseStyleBroken(Problem, frozen=True):
    """Something that the house's rules of type advise against. reason: the rule in words."""

    reason: str
    excerpt: str
    rule: str
    code = "house-style"
    severity = "warning"
    what = N_("{reason}: “{excerpt}” (rule {rule})")
    fix = N_("mend it; or, for the whole publication, switch the rule off in content/site.toml under [typography]")


# ---------------------------------------------------------------- what the Markdown reader swallows


class InlineNote(Problem, frozen=True):
    """`^[a note]`, which is not read."""

    code = "inline-note"
    severity = "warning"
    what = N_("a note written as ^[…] is not read: the page shows the signs")
    fix = N_("write [^name] here and [^name]: the note at the end of the text")


class NoteInNote(Problem, frozen=True):
    """A note that is called inside another note, and lost."""

    name: str
    code = "note-in-note"
    severity = "warning"
    what = N_("the note [^{name}] is called inside another note, and readers will not see it")
    fix = N_("put its words into the note that calls it")


class UndefinedNote(Problem, frozen=True):
    """A call without its note."""

    name: str
    code = "undefined-note"
    severity = "warning"
    what = N_("there is no note [^{name}]: the page shows the signs")
    fix = N_("write [^{name}]: and the note at the end of the text")


class UncalledNote(Problem, frozen=True):
    """A note that nothing calls, and that is lost."""

    name: str
    code = "uncalled-note"
    severity = "warning"
    what = N_("nothing calls the note [^{name}], and readers will not see it")
    fix = N_("write [^{name}] where it belongs, or delete the note")


# ---------------------------------------------------------------- silence


class AllowanceWithoutReason(Problem, frozen=True):
    """An allowance that does not say why."""

    name: str
    code = "allowance-without-reason"
    severity = "warning"
    what = N_("the allowance for {name} gives no reason, and does not count")
    fix = N_("write <!-- diglot: allow {name} because … -->")


class UnusedAllowance(Problem, frozen=True):
    """An allowance that silences nothing. suggestion: a code that is alike."""

    name: str
    suggestion: str
    code = "unused-allowance"
    severity = "warning"
    what = N_("the allowance for {name} silences nothing{suggestion}")
    fix = N_("delete it, or put it into the paragraph that it is for")


# ---------------------------------------------------------------- catalogues


class WrongPluralRule(Problem, frozen=True):
    """A catalogue whose rule for plural forms is not CLDR's."""

    rule: str
    expected_rule: str
    code = "wrong-plural-rule"
    severity = "warning"
    what = N_("the rule for plural forms is not that of the language: {rule}")
    fix = N_("write “Plural-Forms: {expected_rule}\\n” at the head of the catalogue")


class WrongMarkup(Problem, frozen=True):
    """A translation with other tags than its message."""

    msgid: str
    found: str
    code = "wrong-markup"
    severity = "warning"
    what = N_("the translation of “{msgid}” has other tags: {found}")
    fix = N_("use the tags of the msgid")


class FuzzyTranslation(Problem, frozen=True):
    """A translation that is marked as a guess, and not used."""

    msgid: str
    code = "fuzzy-translation"
    severity = "warning"
    what = N_("the translation of “{msgid}” is marked fuzzy, and is not used")
    fix = N_("check it, and delete the word fuzzy above it")


class MissingMessage(Problem, frozen=True):
    """A message of templates or code that the catalogue does not have."""

    msgid: str
    place: str
    code = "missing-message"
    severity = "warning"
    what = N_("“{msgid}” ({place}) is not in the catalogue")
    fix = N_("run diglot strings update, then translate it")


class UnusedMessage(Problem, frozen=True):
    """A message of the catalogue that nothing asks for."""

    msgid: str
    code = "unused-message"
    severity = "warning"
    what = N_("nothing asks for “{msgid}” any more")
    fix = N_("run diglot strings update: it keeps the translation at the end of the file, out of use")


class BrokenTemplate(Problem, frozen=True):
    """A template whose messages cannot be read."""

    reason: str
    code = "broken-template"
    what = N_("the messages of this template cannot be read: {reason}")
    fix = N_("mend this line; an if wants its endif, and a quotation mark its partner")


FINDINGS: tuple[type[Problem], ...] = tuple(kind for kind in Problem.__subclasses__() if kind.__module__ == __name__)
"""Every kind that only `check`, `fix` and `strings` tell."""
