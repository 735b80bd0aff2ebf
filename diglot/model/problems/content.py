"""Problems of files, settings, front matter and what they refer to. Touches nothing."""

from collections.abc import Iterable

from diglot.model.messages import N_
from diglot.model.problems.base import FileProblem, SubjectProblem, in_question, nearest

# Of so many blogs, one is easily chosen.
_FEW_BLOGS = 5


class NotUtf8(FileProblem, frozen=True):
    """guess: the likeliest one. quoted: the file, as a shell reads it."""

    guess: str
    quoted: str
    code = "not-utf8"
    what = N_("the file is not UTF-8; it looks like {guess}")
    fix = N_("make it UTF-8: diglot fix --encoding {quoted}")


class ForbiddenCharacter(FileProblem, frozen=True):
    """character: "U+202E"."""

    character: str
    code = "forbidden-character"
    what = N_("there is an invisible character here, {character}, which can hide or reorder text")
    fix = N_("delete the character")


class NotAFile(FileProblem, frozen=True):
    kind: str
    code = "not-a-file"
    what = N_("this is a {kind}; only regular files are read")
    fix = N_("put the file or the folder itself here; one that is kept elsewhere can be mounted here, but not linked")


class FileFailed(FileProblem, frozen=True):
    """reason: the error, quoted."""

    reason: str
    code = "file-failed"
    what = N_("diglot itself failed on this file: {reason}")
    fix = N_(
        "this is a bug in diglot: please report it, with the file and what the same command prints with --debug; until "
        "then take out what is unusual in the file, or leave it out"
    )


class BusyComputer(FileProblem, frozen=True):
    code = "busy-computer"
    is_fatal = True
    what = N_("the computer was too busy to finish this in time: it was tried twice, and waited nearly all the time")
    fix = N_("nothing is wrong with the text; run it again when less else is running, or with --jobs 1")


class BadFileName(FileProblem, frozen=True):
    name: str
    code = "bad-file-name"
    what = N_("the name “{name}” is not valid on every system")
    fix = N_("rename it: letters, digits, hyphens; no space or dot at the end; at most 200 bytes")


class SameName(FileProblem, frozen=True):
    """Two files that are one edition: `a.md` and `a.markdown`, `a.md` and `a/index.md`."""

    other: str
    code = "same-name"
    what = N_("{other} has the same name as far as addresses are concerned; only that file is read")
    fix = N_("rename one of them, or merge them into one text")


class TooLarge(FileProblem, frozen=True):
    size: str
    limit: str
    code = "too-large"
    what = N_("the file has {size} bytes; the limit is {limit}")
    fix = N_("split the text into several files")


class NoContent(SubjectProblem, frozen=True):
    languages: str
    code = "no-content"
    is_fatal = True
    what = N_("there is nothing to publish here: no Markdown under content/ for {languages}")
    fix = N_("write content/en/first.md, or give the publication's folder with --root")


class NoSuchFolder(SubjectProblem, frozen=True):
    code = "no-such-folder"
    is_fatal = True
    what = N_("there is no such folder")
    fix = N_("name a folder that exists; after --root, the one that holds content/")


class NoPublication(SubjectProblem, frozen=True):
    code = "no-publication"
    is_fatal = True
    what = N_("no publication was found: neither this folder nor one above it has content/en/ or content/ru/")
    fix = N_("go to its folder, or name it with --root; diglot init NAME begins a new one")


class PublicationBelow(SubjectProblem, frozen=True):
    """root: the folder of the publication, as it is typed."""

    root: str
    code = "publication-below"
    is_fatal = True
    what = N_("there is no publication in this folder, but one in {root}")
    fix = N_("add --root {root}, or go to that folder")


class FolderInUse(SubjectProblem, frozen=True):
    """names: of a few things in it."""

    names: str
    code = "folder-in-use"
    what = N_("the folder is not empty, and nothing was written: {names}")
    fix = N_("give another folder, or add --yes: existing files stay as they are, and missing ones are added")


class BrokenToml(FileProblem, frozen=True):
    reason: str
    code = "broken-toml"
    what = N_("this is not valid TOML: {reason}")
    fix = N_('correct this line; text goes in "quotation marks", a date looks like 2015-03-12')


class BrokenFrontMatter(FileProblem, frozen=True):
    reason: str
    code = "broken-front-matter"
    what = N_("the front matter cannot be read: {reason}")
    fix = N_(
        "write one “name: value” per line between two lines of ---; put a "
        "value that contains a colon in quotation marks"
    )


def as_typed(value: object) -> str:
    """Return a value of settings or front matter as a person types it, at most 60 letters of it.

    >>> as_typed(["en", True, {"first": "Anna"}])
    '[en, true, {first: Anna}]'
    """
    match value:
        case bool():
            text = str(value).lower()
        case list() | tuple():
            text = f"[{', '.join(map(as_typed, value))}]"
        case dict():
            text = f"{{{', '.join(f'{name}: {as_typed(inner)}' for name, inner in value.items())}}}"
        case _:
            text = str(value)
    return text if len(text) <= 60 else text[:59] + "…"


class WrongValue(FileProblem, frozen=True):
    field: str
    value: str
    wanted: str
    code = "wrong-value"
    cause = ("field", "value")
    what = N_("“{field}” is “{value}”, which is not {wanted}")
    fix = N_("write {wanted} after “{field}”")


class WithheldText(FileProblem, frozen=True):
    """A value that cannot be read, but means or may mean that the text is not to be published."""

    field: str
    value: str
    wanted: str
    code = "withheld-text"
    what = N_(
        "“{field}” is “{value}”, which is not {wanted}, so the text is treated as a draft: readers will not see it"
    )
    fix = N_("write {wanted} after “{field}”")
    is_mild_in_drafts = False


class FaintColour(FileProblem, frozen=True):
    """ratio: the contrast of the two colours, such as 2.9."""

    field: str
    colour: str
    paper: str
    ratio: float
    code = "faint-colour"
    severity = "warning"
    what = N_("“{field}” {colour} on paper {paper} has a contrast of {ratio} : 1; text needs 4.5 : 1")
    fix = N_("make one of the two darker or lighter")


class UnlicensedFont(FileProblem, frozen=True):
    font: str
    code = "unlicensed-font"
    severity = "warning"
    what = N_("neither the settings nor the font file says under which licence “{font}” may be published")
    fix = N_('write license = "SIL OFL 1.1", or whatever it is, beside “files”')


class BadDate(FileProblem, frozen=True):
    """example: the date that was probably meant, or any. odd: a sign that only looks like a hyphen: " (U+2011)"."""

    field: str
    value: str
    example: str
    odd: str = ""
    code = "bad-date"
    what = N_("“{value}” in “{field}” is not a date{odd}")
    fix = N_("write it as year-month-day: {field}: {example}")


class AmbiguousDate(FileProblem, frozen=True):
    """first, second: the days that it may mean."""

    field: str
    value: str
    first: str
    second: str
    code = "ambiguous-date"
    what = N_("“{value}” in “{field}” may mean {first} or {second}")
    fix = N_("write {field}: {first} or {field}: {second}")


class UnknownField(FileProblem, frozen=True):
    """names: all of a file's, separated by commas."""

    names: str
    code = "unknown-field"
    cause = ("names",)
    severity = "warning"
    what = N_("unknown fields: {names}")
    fix = N_("leave them if another program needs them; otherwise correct or delete them")


class MisspeltField(FileProblem, frozen=True):
    """meant: a field that there is."""

    name: str
    meant: str
    code = "misspelt-field"
    cause = ("name", "meant")
    what = N_("there is no field “{name}”: you probably mean “{meant}”")
    fix = N_("write {meant} instead of {name}")


class IgnoredField(FileProblem, frozen=True):
    field: str
    other: str
    code = "ignored-field"
    cause = ("field",)
    severity = "warning"
    what = N_("“{field}” has no effect here: {other} decides it")
    fix = N_("delete the field here, or move it to {other}")


class NoTitle(FileProblem, frozen=True):
    shown: str
    code = "no-title"
    severity = "warning"
    follows_from = frozenset(
        ["broken-front-matter", "conflict-markers", "too-large", "not-a-file", "wrong-value", "misspelt-field"]
    )
    what = N_("the text has no title; “{shown}”, from the file name, is shown instead")
    fix = N_("write “title:” at the top of the file")


class OriginalsDiffer(FileProblem, frozen=True):
    lang: str
    other_file: str
    other_lang: str
    code = "originals-differ"
    what = N_("this file says that the original is “{lang}”, but {other_file} says “{other_lang}”")
    fix = N_("write “original:” only in the original's file")


class MissingOriginal(FileProblem, frozen=True):
    """Of several translations: one alone stands for its original. wanted: the path of the original."""

    lang: str
    wanted: str
    code = "missing-original"
    what = N_("the original is “{lang}”, and not there: what should translations be compared with?")
    fix = N_("create {wanted}, or name under “original:” the text that the others are compared with")


class BadSlug(FileProblem, frozen=True):
    slug: str
    suggestion: str
    code = "bad-slug"
    what = N_("“{slug}” cannot be part of an address")
    fix = N_("use letters, digits and single hyphens: slug: {suggestion}")


class UrlCollision(FileProblem, frozen=True):
    """other: a file, or one of the site's own pages as a message."""

    href: str
    other: str
    code = "url-collision"
    translated_facts = frozenset(["other"])
    what = N_("{href} is also the address of {other}")
    fix = N_("give one of them a different “slug:”")


class UnknownPerson(FileProblem, frozen=True):
    name: str
    suggestion: str
    code = "unknown-person"
    cause = ("name",)
    what = N_("no person named “{name}” in content/people{suggestion}")
    fix = N_("create content/people/{name}.toml, or write the plain name with capitals and a space")


class UnknownPoll(FileProblem, frozen=True):
    name: str
    suggestion: str
    code = "unknown-poll"
    cause = ("name",)
    what = N_("there is no poll “{name}”{suggestion}")
    fix = N_("create content/polls/{name}.toml, or correct “poll:”")


class UnknownLayout(FileProblem, frozen=True):
    name: str
    suggestion: str
    code = "unknown-layout"
    cause = ("name",)
    severity = "warning"
    what = N_("there is no layout “{name}”{suggestion}; the text has the usual one")
    fix = N_("create templates/layouts/{name}.html, or correct “layout:”")


class PollWithoutChoice(FileProblem, frozen=True):
    """An open poll on which nobody can vote."""

    count: int
    code = "poll-without-choice"
    follows_from = frozenset(["broken-toml", "conflict-markers", "not-a-file", "misspelt-field"])
    what = N_("an open poll needs at least two [[options]], and this one has {count}")
    fix = N_("add the others, or write the day on which the poll closed: closed = 2015-04-01")


class UnknownAudience(FileProblem, frozen=True):
    name: str
    suggestion: str
    code = "unknown-audience"
    cause = ("name",)
    what = N_("there is no audience “{name}”{suggestion}")
    fix = N_("add it under [[audiences]] in content/site.toml, or correct “audiences:”")


class UnknownBlog(FileProblem, frozen=True):
    name: str
    suggestion: str
    code = "unknown-blog"
    what = N_("there is no blog “{name}”{suggestion}")
    fix = N_("create content/en/{name}/index.md, or correct blogs = [...]")


class NoSuchBlog(SubjectProblem, frozen=True):
    """The same fact about a name on the command line."""

    suggestion: str
    code = "unknown-blog"
    what = N_("there is no such blog{suggestion}")
    fix = N_("name an existing blog, or create {subject}/index.md in the folder of a language first")


def no_such_blog(name: str, blogs: Iterable[str]) -> NoSuchBlog:
    """Return the problem of a name, with the blog that was probably meant, or with those that there are.

    >>> no_such_blog("asai", ["asia", "craft"]).suggestion, no_such_blog("sea", ["asia", "craft"]).suggestion
    (' (asia?)', ' (asia, craft?)')
    """
    existing = sorted(filter(None, blogs))
    like = nearest(name, existing) or ", ".join(existing[:_FEW_BLOGS])
    return NoSuchBlog(name, in_question(like))


class UnlabelledTag(FileProblem, frozen=True):
    """key: the name as TOML writes it after a dot."""

    name: str
    lang: str
    key: str
    code = "unlabelled-tag"
    cause = ("name", "lang")
    severity = "warning"
    what = N_("the tag “{name}” has no label in “{lang}”")
    fix = N_("add it in content/site.toml under [tags.{key}]")


class MissingText(FileProblem, frozen=True):
    name: str
    lang: str
    code = "missing-text"
    severity = "warning"
    follows_from = frozenset(["broken-toml", "conflict-markers", "not-a-file", "misspelt-field"])
    what = N_("“{name}” has no text in “{lang}”")
    fix = N_('add {lang} = "…" under it')


class MissingField(FileProblem, frozen=True):
    """example: of a value, as TOML writes it."""

    field: str
    example: str
    code = "missing-field"
    follows_from = frozenset(["broken-toml", "conflict-markers", "not-a-file", "misspelt-field"])
    what = N_("“{field}” is missing")
    fix = N_("add a line such as {field} = {example}")


class UnknownArticle(SubjectProblem, frozen=True):
    suggestion: str
    code = "unknown-article"
    is_fatal = True
    what = N_("there is no such article{suggestion}")
    fix = N_("name it by its path without language and .md, such as blog/article")


class MissingArticle(FileProblem, frozen=True):
    """An article that an issue names, and that has no manuscript."""

    name: str
    suggestion: str
    code = "missing-article"
    what = N_("there is no article “{name}”{suggestion}")
    fix = N_("name it by its path without language and .md, such as blog/article")


class RepeatedArticle(FileProblem, frozen=True):
    """other: the file and the line where it is named first."""

    name: str
    other: str
    code = "repeated-article"
    what = N_("the article “{name}” is already in an issue: {other}")
    fix = N_("name an article once, in the issue in which it appeared first")


class RepeatedNumber(FileProblem, frozen=True):
    """other: the file of the other issue."""

    number: str
    other: str
    code = "repeated-number"
    what = N_("{other} also has the number {number}")
    fix = N_("give each issue a number of its own; if the numbers begin again, add the volume: volume = 2")


class EmptyIssue(FileProblem, frozen=True):
    lang: str
    code = "empty-issue"
    severity = "warning"
    follows_from = frozenset(["broken-toml", "conflict-markers", "not-a-file", "wrong-value", "misspelt-field"])
    what = N_("the issue has no text in “{lang}” yet, so it is not published in this language")
    fix = N_('publish one of its texts, or hold the issue back with status = "draft"')


class UnknownBook(FileProblem, frozen=True):
    name: str
    suggestion: str
    code = "unknown-book"
    what = N_("there is no book “{name}”{suggestion}")
    fix = N_("create content/volumes/{name}.toml, or correct the name")


class WrongSelection(FileProblem, frozen=True):
    """found: what it names."""

    found: str
    code = "wrong-selection"
    follows_from = frozenset(["broken-toml", "conflict-markers", "not-a-file", "misspelt-field"])
    what = N_(
        "a volume, or a part of it, is made from one of these: a blog, a year, a tag, articles; found here: {found}"
    )
    fix = N_('keep one line here: blog = "…", year = 2025, tag = "…" or articles = ["…"]')


class UnknownSelection(FileProblem, frozen=True):
    field: str
    name: str
    suggestion: str
    code = "unknown-selection"
    what = N_("no text of the publication matches {field} = “{name}”{suggestion}")
    fix = N_("name a blog’s folder, a year, a tag, or articles by their paths without language and .md")


class EmptyVolume(FileProblem, frozen=True):
    lang: str
    code = "empty-volume"
    severity = "warning"
    what = N_("the volume has no text in “{lang}” yet, so there is no book in it")
    fix = N_("translate one of its texts, or correct its selection; drafts and embargoed texts do not count")


class MissingEdition(FileProblem, frozen=True):
    title: str
    lang: str
    wanted: str
    code = "missing-edition"
    what = N_("“{title}” has no edition in “{lang}”")
    fix = N_("create {wanted}, or list the languages you mean under “languages:” here")


class HiddenCharacter(FileProblem, frozen=True):
    character: str
    code = "hidden-character"
    severity = "warning"
    what = N_(
        "there is an invisible character here, {character}; it is published, but "
        "gets in the way of searching and copying"
    )
    fix = N_("delete it unless it is intended; diglot adds the no-break spaces itself")


class CorrectedLetters(FileProblem, frozen=True):
    """shown: the word in one alphabet."""

    word: str
    shown: str
    code = "corrected-letters"
    cause = ("word",)
    severity = "warning"
    what = N_("“{word}” mixes Latin and Cyrillic letters; readers see “{shown}” in one alphabet")
    fix = N_("retype the word in one alphabet; in the text, `diglot fix` does it")


class QuotedValue(FileProblem, frozen=True):
    """value: with its quotation marks."""

    field: str
    value: str
    code = "quoted-value"
    severity = "warning"
    what = N_("“{field}” keeps its quotation marks, because they are not straight ones: {value}")
    fix = N_('delete them; if readers are to see them, put straight ones around: {field}: "{value}"')


class MarkupInField(FileProblem, frozen=True):
    field: str
    markup: str
    code = "markup-in-field"
    severity = "warning"
    what = N_("“{field}” is plain text: readers will see the markup, {markup}")
    fix = N_("delete the signs of the markup")


class FarDate(FileProblem, frozen=True):
    field: str
    value: str
    code = "far-date"
    severity = "warning"
    what = N_("“{field}” is {value}, years in the future")
    fix = N_("if that is a typo, correct the year")


class MixedSlug(FileProblem, frozen=True):
    slug: str
    mixed: str
    code = "mixed-slug"
    severity = "warning"
    what = N_("the address “{slug}” has Latin and Russian letters in one word: {mixed}")
    fix = N_("type the word again in one alphabet, in “slug:” or in the file's name")


class ConflictMarkers(FileProblem, frozen=True):
    marker: str
    code = "conflict-markers"
    what = N_("there is an unresolved merge conflict here: {marker}")
    fix = N_(
        "keep the right version and delete the lines of <<<<<<<, ======= and "
        ">>>>>>>; indent them if they are an example"
    )


class UnreadFile(FileProblem, frozen=True):
    reason: str
    code = "unread-file"
    severity = "warning"
    what = N_("this file is not used: {reason}")
    fix = N_("rename, move or delete it: texts are content/en/….md, content/ru/….md; `diglot import` takes Word files")


class CutValue(FileProblem, frozen=True):
    field: str
    rest: str
    whole: str
    code = "cut-value"
    severity = "warning"
    what = N_("“{field}” ends before “{rest}”: after a space, # begins a comment")
    fix = N_('put the value in quotation marks: {field}: "{whole}"')


class SwallowedSetting(FileProblem, frozen=True):
    name: str
    table: str
    code = "swallowed-setting"
    what = N_("“{name}” comes after [{table}], which makes it part of that table")
    fix = N_("move the line up, above the first [table] in the file")


class EmptyText(FileProblem, frozen=True):
    code = "empty-text"
    severity = "warning"
    follows_from = frozenset(["conflict-markers", "too-large", "not-a-file"])
    what = N_("the text is empty: nothing is written here yet")
    fix = N_("write the text below the front matter, or make it a draft: status: draft")


class EmptyTranslation(FileProblem, frozen=True):
    original: str
    code = "empty-translation"
    severity = "warning"
    what = N_("nothing of {original} is translated here yet, so this translation is not published")
    fix = N_("write the translation below the front matter; text inside <!-- … --> is never published")


class ForeignText(FileProblem, frozen=True):
    """share: of its letters, names left out. kind: the language. reason: what readers see."""

    share: str
    kind: str
    reason: str
    code = "foreign-text"
    severity = "warning"
    what = N_("{share} of this text is in {kind}, and {reason}")
    fix = N_(
        "translate it, or move it to the folder of its language; mark a quotation: ::: {{lang=…}}; "
        "declare a translation that is right as it is: `diglot sync --whole`"
    )


class BegunTranslation(FileProblem, frozen=True):
    share: str
    original: str
    code = "begun-translation"
    severity = "warning"
    what = N_("this translation has {share} of the letters of {original}, so readers are shown the original instead")
    fix = N_(
        "go on translating it: a tenth of it is published, with a notice; "
        "declare a translation that is right as it is: `diglot sync --whole`"
    )


class PartialTranslation(FileProblem, frozen=True):
    missing: str
    passages: str
    original: str
    code = "partial-translation"
    severity = "warning"
    what = N_("{missing} of {passages} passages of {original} are missing here, and readers are told so")
    fix = N_(
        "translate them: `diglot check` names each; mark what is left out on purpose with {{pair=none}} in the "
        "original; partial_from in content/site.toml says how much may be missing"
    )


class UnexpectedEdition(FileProblem, frozen=True):
    """lang: of this edition. original: the file that does not expect it, written: what it says."""

    lang: str
    original: str
    written: str
    code = "unexpected-edition"
    severity = "warning"
    what = N_("{original} says “languages: {written}”, and yet there is an edition in “{lang}”")
    fix = N_("add {lang} to “languages:” there, or delete this file")


class UncapitalisedName(FileProblem, frozen=True):
    name: str
    suggestion: str
    code = "doubtful-name"
    cause = ("name",)
    severity = "warning"
    what = N_("“{name}” is shown as a name exactly as written, without a capital{suggestion}")
    fix = N_("give the name of a file in content/people without .toml, or the plain name with capitals and a space")


class NameInOtherLetters(FileProblem, frozen=True):
    """quoted: the name, as a shell reads it. own: the language whose letters it has."""

    name: str
    quoted: str
    lang: str
    own: str
    code = "name-in-other-letters"
    cause = ("name",)
    severity = "warning"
    what = N_("“{name}” is not in Latin letters on the page in “{lang}”")
    fix = N_(
        "make a file of this person, and write the name in both languages there: "
        "diglot new {quoted} --lang {own} --person"
    )


class NotWatched(FileProblem, frozen=True):
    """file: a text of another program's site, which stays where it is."""

    kind: str
    names: str
    code = "not-watched"
    severity = "warning"
    what = N_("not compared: {kind}: {names}")
    fix = N_("mend the file, or compare it by hand; all other texts are compared")
