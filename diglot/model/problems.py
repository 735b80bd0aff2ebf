"""Problems are data: place, fact, remedy. Wording comes last, so that it can be translated. Touches nothing.

A class is a kind of problem: `code` is what a grep finds, `what` and `fix` are entries of the catalogue whose
`{fields}` are the class's own. `docs/glossary.md` has the words; `tests/problems/<code>/` shows each at work.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Literal

import msgspec

from diglot.model.messages import N_ as N_  # problems and their words are mostly wanted together

Severity = Literal["error", "warning"]


class Problem(msgspec.Struct, frozen=True):
    """Something that the editor must mend. file: from the publication's root; line: from 1."""

    file: str
    line: int

    code: ClassVar[str]
    what: ClassVar[str]
    fix: ClassVar[str]
    severity: ClassVar[Severity] = "error"

    def at(self, line: int) -> Problem:
        """The same problem at a line that is now known."""
        return msgspec.structs.replace(self, line=line)

    def with_facts(self, **facts: str | int) -> Problem:
        """The same problem, with some of its facts put better."""
        return msgspec.structs.replace(self, **facts)

    def facts(self) -> dict[str, str]:
        """What fills the braces of `what` and `fix`."""
        return {name: str(getattr(self, name)) for name in self.__struct_fields__}


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name most like this one, or "".

    >>> nearest("anna-versova", ["anna-veresova", "thomas-hale"])
    'anna-veresova'
    """
    import difflib  # costs 5 ms: only when something is wrong

    return next(iter(difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)), "")


# ---------------------------------------------------------------- files


class NotUtf8(Problem, frozen=True):
    """A file is in another encoding. guess: the likeliest one."""

    guess: str
    code = "not-utf8"
    what = N_("the file is not UTF-8; its letters make sense as {guess}")
    fix = N_("save it again as UTF-8: iconv -f {guess} -t UTF-8 FILE > NEW")


class ForbiddenCharacter(Problem, frozen=True):
    """A character that hides or breaks text. character: "U+202E"."""

    character: str
    code = "forbidden-character"
    what = N_("the invisible character {character} stands here; it can hide or reorder text")
    fix = N_("delete the character")


class NotAFile(Problem, frozen=True):
    """A name in the content folder leads elsewhere or is no file."""

    kind: str
    code = "not-a-file"
    what = N_("this is a {kind}, and only regular files are read")
    fix = N_("put the file itself here")


class BadFileName(Problem, frozen=True):
    """A file's name cannot be published on every system."""

    name: str
    code = "bad-file-name"
    what = N_("the name “{name}” does not work on every system")
    fix = N_("rename it: letters, digits, hyphens; no space or dot at the end; at most 200 bytes")


class SameName(Problem, frozen=True):
    """Two files that are one edition by their names: `a.md` and `a.markdown`, `a.md` and `a/index.md`."""

    other: str
    code = "same-name"
    what = N_("{other} has the same name, as far as addresses go; only that file is read")
    fix = N_("rename one of the two, or make one text of them")


class TooLarge(Problem, frozen=True):
    """A manuscript beyond any essay."""

    size: str
    limit: str
    code = "too-large"
    what = N_("the file has {size} bytes; {limit} are the most that is read")
    fix = N_("divide the text into several files")


# ---------------------------------------------------------------- the ledger


class DamagedLedger(Problem, frozen=True):
    """A ledger file that cannot be read, or that another program wrote. It is never written over."""

    reason: str
    code = "damaged-ledger"
    what = N_("this ledger cannot be read: {reason}")
    fix = N_("mend this line; or delete the file and declare the texts in step again with `diglot sync`")
    severity = "warning"


class StrayLedger(Problem, frozen=True):
    """A ledger whose article is gone. suggestion: " (…?)" or ""."""

    article: str
    suggestion: str
    code = "stray-ledger"
    what = N_("no article is called “{article}”{suggestion}, and this ledger was its own")
    fix = N_("move the file beside its article’s new name, or delete it; `diglot mv` moves everything at once")
    severity = "warning"


class NotTranslated(Problem, frozen=True):
    """A pair that cannot be declared in step. reason: why."""

    lang: str
    reason: str
    code = "not-translated"
    what = N_("nothing here can be in step with the original: {reason}")
    fix = N_("translate it first: `diglot translate` lays out the file; if it is whole, `diglot sync --whole` says so")


class UnknownCommit(Problem, frozen=True):
    """A day or a commit of which git knows nothing. reason: why."""

    when: str
    reason: str
    code = "unknown-commit"
    what = N_("what the texts were at “{when}” cannot be found out: {reason}")
    fix = N_("write a day, such as 2024-05-31, or a commit of the git repository that the publication is in")


class NeverInStep(Problem, frozen=True):
    """A comparison with the last sync, where there was none."""

    article: str
    code = "never-in-step"
    what = N_("the texts of “{article}” were never declared in step")
    fix = N_("when they say the same, declare it: diglot sync {article}")


class NotMinor(Problem, frozen=True):
    """A change that no typo is. thing: a message."""

    thing: str
    code = "not-minor"
    what = N_("{thing}, and that touches the translation")
    fix = N_("translate it, then run `diglot sync` without --minor; or name the other units with --units")


class UnknownUnit(Problem, frozen=True):
    """A unit that `--units` names and the original has not."""

    name: str
    count: str
    code = "unknown-unit"
    what = N_("the original has no unit “{name}”: they are numbered from 1 to {count}")
    fix = N_("take the numbers from `diglot diff`, or title, kicker, standfirst, alt, caption")


class NotMovable(Problem, frozen=True):
    """A move that cannot be made. reason: why."""

    reason: str
    code = "not-movable"
    what = N_("this cannot be moved: {reason}")
    fix = N_("name an article and its new name, such as: diglot mv blog/article blog/another-name")


class AliasByHand(Problem, frozen=True):
    """An old address that could not be written into the front matter."""

    alias: str
    code = "alias-by-hand"
    what = N_("the old address {alias} should lead here, and could not be written down")
    fix = N_("add it to “aliases” yourself: {alias}")
    severity = "warning"


# ---------------------------------------------------------------- settings and front matter


class BrokenToml(Problem, frozen=True):
    """A TOML file that cannot be read."""

    reason: str
    code = "broken-toml"
    what = N_("this is not TOML: {reason}")
    fix = N_('mend this line; text stands in "quotation marks", a date is 2015-03-12')


class BrokenFrontMatter(Problem, frozen=True):
    """A front matter block that cannot be read."""

    reason: str
    code = "broken-front-matter"
    what = N_("the front matter cannot be read: {reason}")
    fix = N_("write one “name: value” a line between two lines of ---; put a value that has a colon in quotation marks")


class WrongValue(Problem, frozen=True):
    """A field whose value is of the wrong kind."""

    field: str
    value: str
    wanted: str
    code = "wrong-value"
    what = N_("“{field}” is “{value}”, which is not {wanted}")
    fix = N_("write {wanted} after “{field}”")


class BadDate(Problem, frozen=True):
    """A date that the calendar does not have."""

    field: str
    value: str
    code = "bad-date"
    what = N_("“{value}” in “{field}” is not a date")
    fix = N_("write it as year-month-day: {field}: 2015-03-12")


class UnknownField(Problem, frozen=True):
    """A field that nothing reads. names: all of a file's, separated by commas."""

    names: str
    code = "unknown-field"
    severity = "warning"
    what = N_("nothing reads these fields: {names}")
    fix = N_("leave them if another program needs them; else delete them")


class IgnoredField(Problem, frozen=True):
    """A field that counts in the other edition only."""

    field: str
    other: str
    code = "ignored-field"
    severity = "warning"
    what = N_("“{field}” does not count here: {other} decides it")
    fix = N_("delete the field here, or move it to {other}")


class NoTitle(Problem, frozen=True):
    """A text without a title."""

    shown: str
    code = "no-title"
    severity = "warning"
    what = N_("the text has no title; “{shown}”, from the file's name, is shown")
    fix = N_("write title: at the top of the file")


class OriginalsDiffer(Problem, frozen=True):
    """Two editions name different originals."""

    lang: str
    other_file: str
    other_lang: str
    code = "originals-differ"
    what = N_("this file says that the original is “{lang}”, {other_file} says “{other_lang}”")
    fix = N_("write original: in the original's file only")


class BadSlug(Problem, frozen=True):
    """A slug outside the allowed letters."""

    slug: str
    suggestion: str
    code = "bad-slug"
    what = N_("“{slug}” cannot be part of an address")
    fix = N_("use small letters, digits and single hyphens: slug: {suggestion}")


class UrlCollision(Problem, frozen=True):
    """Two outputs at one address; capitals and accents do not count as a difference."""

    href: str
    other: str
    code = "url-collision"
    what = N_("{href} is also the address of {other}")
    fix = N_("give one of them another slug:")


# ---------------------------------------------------------------- references


class UnknownPerson(Problem, frozen=True):
    """A key that names nobody."""

    name: str
    suggestion: str
    code = "unknown-person"
    what = N_("nobody in content/people is called “{name}”{suggestion}")
    fix = N_("write content/people/{name}.toml, or the plain name with capitals and a space")


class UnknownPoll(Problem, frozen=True):
    """A key that names no poll."""

    name: str
    suggestion: str
    code = "unknown-poll"
    what = N_("there is no poll “{name}”{suggestion}")
    fix = N_("write content/polls/{name}.toml, or mend poll:")


class UnknownAudience(Problem, frozen=True):
    """A key that names no audience."""

    name: str
    suggestion: str
    code = "unknown-audience"
    what = N_("there is no audience “{name}”{suggestion}")
    fix = N_("add it under [[audiences]] in content/site.toml, or mend audiences:")


class UnknownBlog(Problem, frozen=True):
    """A blog in the settings that has no folder."""

    name: str
    suggestion: str
    code = "unknown-blog"
    what = N_("there is no blog “{name}”{suggestion}")
    fix = N_("write content/en/{name}/index.md, or mend blogs = [...]")


class UnlabelledTag(Problem, frozen=True):
    """A tag without a label."""

    name: str
    lang: str
    code = "unlabelled-tag"
    severity = "warning"
    what = N_("the tag “{name}” has no label in “{lang}”")
    fix = N_("add it in content/site.toml under [tags.{name}]")


class MissingText(Problem, frozen=True):
    """A text that is wanted in every language lacks one."""

    name: str
    lang: str
    code = "missing-text"
    severity = "warning"
    what = N_("“{name}” has no words in “{lang}”")
    fix = N_('add {lang} = "…" under it')


class UnknownArticle(Problem, frozen=True):
    """`--only` names an article that is not there."""

    name: str
    suggestion: str
    code = "unknown-article"
    what = N_("there is no article “{name}”{suggestion}")
    fix = N_("name it by its path without language and .md, such as blog/article")


class WrongSelection(Problem, frozen=True):
    """A volume, or a part of one, that says nothing or too much of what it takes in. found: what it names."""

    found: str
    code = "wrong-selection"
    what = N_(
        "a volume, or a part of it, takes in one of these: a blog, a year, a tag, articles; written here: {found}"
    )
    fix = N_('write one line here: blog = "…", year = 2025, tag = "…" or articles = ["…"]')


class UnknownSelection(Problem, frozen=True):
    """A volume that takes in what is not there."""

    field: str
    name: str
    suggestion: str
    code = "unknown-selection"
    what = N_("no text of the publication stands under {field} = “{name}”{suggestion}")
    fix = N_("name a blog’s folder, a year, a tag, or articles by their paths without language and .md")


class EmptyVolume(Problem, frozen=True):
    """A volume without a single text in a language."""

    lang: str
    code = "empty-volume"
    severity = "warning"
    what = N_("the volume has no text in “{lang}” yet, and no book in it")
    fix = N_("translate one of its texts, or mend what it takes in; drafts and embargoes do not count")


class MissingEdition(Problem, frozen=True):
    """An article lacks an edition in a language that the publication promises."""

    title: str
    lang: str
    wanted: str
    code = "missing-edition"
    what = N_("“{title}” has no edition in “{lang}”")
    fix = N_("write {wanted}, or name the languages you mean under “languages:” here")


# ---------------------------------------------------------------- links and pictures


class DeadLink(Problem, frozen=True):
    """A link inside the publication that leads nowhere."""

    target: str
    suggestion: str
    code = "dead-link"
    what = N_("the link “{target}” leads nowhere{suggestion}")
    fix = N_("name a file that exists, such as ../blog/article.md")


class DeadAnchor(Problem, frozen=True):
    """A link to a place that the text does not have."""

    target: str
    anchor: str
    suggestion: str
    code = "dead-anchor"
    what = N_("“{target}” leads to #{anchor}, which is not there{suggestion}")
    fix = N_("give the heading that id with {{#{anchor}}}, or mend the link")


class UnsafeLink(Problem, frozen=True):
    """An address of a kind that is not published."""

    target: str
    code = "unsafe-link"
    what = N_(
        "the address “{target}” is not published: only https, http, mailto, tel and the publication's own files are"
    )
    fix = N_("write an address of one of these kinds")


class MissingPicture(Problem, frozen=True):
    """A picture that is not there. looked: the places where it was looked for."""

    target: str
    looked: str
    code = "missing-picture"
    what = N_("the picture “{target}” is not there; looked for: {looked}")
    fix = N_("put the picture beside the text or into content/media, or mend its name")


class BrokenPicture(Problem, frozen=True):
    """A picture file that cannot be published."""

    reason: str
    code = "broken-picture"
    what = N_("the picture cannot be published: {reason}")
    fix = N_("save it again as PNG, JPEG, WebP, AVIF, GIF or plain SVG")


class MissingAlt(Problem, frozen=True):
    """A picture without words for those who cannot see it."""

    target: str
    code = "missing-alt"
    severity = "warning"
    what = N_("the picture “{target}” has no words for those who cannot see it")
    fix = N_('write ![Caption]({target}){{alt="What the picture shows"}}; alt="" if it only decorates')


class DroppedMarkup(Problem, frozen=True):
    """HTML in a manuscript that is not published."""

    markup: str
    code = "dropped-markup"
    severity = "warning"
    what = N_("the markup {markup} is not published")
    fix = N_("say it in Markdown, or delete it")


class UnreadableManuscript(Problem, frozen=True):
    """A text that pandoc gave up on."""

    reason: str
    code = "unreadable-manuscript"
    what = N_("the text could not be read: {reason}")
    fix = N_("look for markup that nests or repeats without end; halve the text to find the place")


class BeyondLimits(Problem, frozen=True):
    """A text has more of something than any essay needs, and the machines may not get through."""

    thing: str
    number: str
    limit: str
    code = "beyond-limits"
    what = N_("{thing}: {number}, and {limit} are the most that a text may have")
    fix = N_("take some of them out here, or divide the text; with --lenient it is tried as it is")


# ---------------------------------------------------------------- words of the interface


class BrokenCatalogue(Problem, frozen=True):
    """A gettext catalogue that cannot be read."""

    reason: str
    code = "broken-catalogue"
    what = N_("the catalogue cannot be read: {reason}")
    fix = N_("mend this entry; git's conflict markers must go")


class MissingTranslation(Problem, frozen=True):
    """A message without a translation."""

    msgid: str
    code = "missing-translation"
    severity = "warning"
    what = N_("“{msgid}” is not translated")
    fix = N_("write its msgstr; until then the English is shown")


class MissingPlural(Problem, frozen=True):
    """A message that lacks a plural form."""

    msgid: str
    wanted: str
    code = "missing-plural"
    what = N_("“{msgid}” needs {wanted} plural forms")
    fix = N_("write msgstr[0] to the last; Russian has three: 1 голос, 2 голоса, 5 голосов")


class WrongPlaceholder(Problem, frozen=True):
    """A translation whose placeholders are not those of its message."""

    msgid: str
    found: str
    code = "wrong-placeholder"
    what = N_("the translation of “{msgid}” has other placeholders: {found}")
    fix = N_("use the placeholders of the msgid, letter by letter")


# ---------------------------------------------------------------- print and output


class PrintFailed(Problem, frozen=True):
    """A PDF could not be made."""

    reason: str
    code = "print-failed"
    what = N_("the PDF could not be made: {reason}")
    fix = N_("mend the text at this place, or build with --formats html")


class NoteDisplaced(Problem, frozen=True):
    """A footnote stands on another page than its call."""

    page: str
    detail: str
    code = "note-displaced"
    what = N_("page {page} of the PDF: a note does not stand on the page of its call ({detail})")
    fix = N_("shorten the note, or move its call by a sentence")


class FontMissing(Problem, frozen=True):
    """A letter that the house's type does not have."""

    page: str
    detail: str
    code = "font-missing"
    severity = "warning"
    what = N_("page {page} of the PDF: the house's type lacks a character ({detail})")
    fix = N_("write it with characters that the type has, or add a font to assets/fonts")


class PictureDropped(Problem, frozen=True):
    """A picture that did not reach the PDF."""

    page: str
    detail: str
    code = "picture-dropped"
    what = N_("page {page} of the PDF: a picture is missing ({detail})")
    fix = N_("save the picture again as PNG, JPEG or plain SVG")


class TextOverflow(Problem, frozen=True):
    """Text that leaves the page."""

    page: str
    detail: str
    code = "text-overflow"
    severity = "warning"
    what = N_("page {page} of the PDF: text runs over the edge ({detail})")
    fix = N_("divide the long word, formula or table row")


class HeadingStranded(Problem, frozen=True):
    """A heading left alone at the foot of a page."""

    page: str
    detail: str
    code = "heading-stranded"
    severity = "warning"
    what = N_("page {page} of the PDF: a heading stands alone at the foot ({detail})")
    fix = N_("move a sentence, or let the heading be shorter")


class NoBaseUrl(Problem, frozen=True):
    """Nobody has said where the site is, and some of it needs to know."""

    code = "no-base-url"
    severity = "warning"
    what = N_("the site's address is not known, so feeds, the sitemap and links in the PDFs are left out")
    fix = N_('write base_url = "https://journal.example" with your own address')


class OutputNotOurs(Problem, frozen=True):
    """The output folder holds something that the press did not make."""

    code = "output-not-ours"
    what = N_("the output folder {file} holds files that diglot did not make")
    fix = N_("name an empty folder with --output")


class OutputUnwritable(Problem, frozen=True):
    """The output cannot be written."""

    reason: str
    code = "output-unwritable"
    what = N_("the output cannot be written: {reason}")
    fix = N_("make room or give permission there, or name another folder with --output")


class DamagedStore(Problem, frozen=True):
    """The cache was damaged and is made anew."""

    reason: str
    code = "damaged-store"
    severity = "warning"
    what = N_("the cache was damaged and is made anew: {reason}")
    fix = N_("nothing: the build is only slower this once")


class SearchFailed(Problem, frozen=True):
    """The indexer of the search gave up."""

    reason: str
    code = "search-failed"
    what = N_("the search index cannot be made: {reason}")
    fix = N_("build without “search” among the formats, and report this as a fault of diglot")


class CacheUnwritable(Problem, frozen=True):
    """Results cannot be kept for the next build."""

    reason: str
    code = "cache-unwritable"
    severity = "warning"
    what = N_("the cache cannot be written, so the next build makes everything anew: {reason}")
    fix = N_("give permission there, or build a copy of the publication in a folder of your own")


class ClusterMissing(Problem, frozen=True):
    """A cluster is ordered, and what speaks with one is not installed."""

    code = "cluster-missing"
    what = N_("the work cannot be spread over a cluster: the package “distributed” is not installed")
    fix = N_('install it beside diglot (pip install "diglot[cluster]"), or build without --cluster')


class ClusterUnreachable(Problem, frozen=True):
    """There is no scheduler, or it has no workers."""

    reason: str
    code = "cluster-unreachable"
    what = N_("the cluster cannot be used: {reason}")
    fix = N_("start “dask scheduler” and “dask worker {file}”, or mend the address of --cluster")


class ClusterMismatch(Problem, frozen=True):
    """A worker has other tools than this machine, so that it would make other files. tool: "pandoc"."""

    worker: str
    tool: str
    theirs: str
    ours: str
    code = "cluster-mismatch"
    what = N_("the worker {worker} has {tool} {theirs}, this machine has {ours}")
    fix = N_("install the same version on both, and start the worker again")


class ClusterLost(Problem, frozen=True):
    """The cluster went away during the build."""

    reason: str
    code = "cluster-lost"
    what = N_("the cluster was lost during the build: {reason}")
    fix = N_("start it again and build again, or build without --cluster; what was made is kept")


class MissingCache(Problem, frozen=True):
    """The cache to look into is not there yet."""

    code = "missing-cache"
    severity = "warning"
    what = N_("there is no cache in {file} to look into")
    fix = N_("nothing the first time: afterwards put a copy of .cache/diglot there, or name another with --cache-from")


class RefusedCache(Problem, frozen=True):
    """The cache to look into is damaged, or none."""

    reason: str
    code = "refused-cache"
    severity = "warning"
    what = N_("the cache in {file} is of no use: {reason}")
    fix = N_("nothing: the build is only slower this once; put a new copy of .cache/diglot there")


class UnknownPage(Problem, frozen=True):
    """Somebody asks about a page that there is not."""

    name: str
    suggestion: str
    code = "unknown-page"
    severity = "warning"
    what = N_("no page “{name}” was published{suggestion}")
    fix = N_("write the page after --explain as it is addressed, en/blog/article/, or its article, blog/article")


class NotRemoved(Problem, frozen=True):
    """Something that was to be removed stays where it is, whole or in part."""

    reason: str
    code = "not-removed"
    what = N_("{file} cannot be removed: {reason}")
    fix = N_("look what is there; what nobody needs can be removed by hand")


class PreviewUnderWay(Problem, frozen=True):
    """A preview shows what was to be removed."""

    process: str
    code = "preview-under-way"
    what = N_("a preview is running, and reads what was to be removed (process {process})")
    fix = N_("end it with Ctrl-C, then clean again")


class NotReproduced(Problem, frozen=True):
    """Two builds of the same sources gave different files."""

    code = "not-reproduced"
    what = N_("a second build of the same sources gave another file here")
    fix = N_("build anew with --fresh; if it differs still, report it as a fault of diglot, with both files")


class NoSite(Problem, frozen=True):
    """There is no finished site to publish or to serve."""

    reason: str
    code = "no-site"
    what = N_("there is no finished site in {file}: {reason}")
    fix = N_("build it first, or name its folder with --site")


class ReleasesNotOurs(Problem, frozen=True):
    """A folder is none that releases may be put into."""

    reason: str
    code = "releases-not-ours"
    what = N_("releases cannot be kept in {file}: {reason}")
    fix = N_("name an empty folder, or one that an earlier publish has made")


class ReleasesUnwritable(Problem, frozen=True):
    """The folder of releases cannot be written; readers see what they saw."""

    reason: str
    code = "releases-unwritable"
    what = N_("the releases in {file} cannot be written: {reason}")
    fix = N_("make room or give permission there, and publish again; readers see the old release meanwhile")


class NoEarlierRelease(Problem, frozen=True):
    """There is nothing to go back to."""

    code = "no-earlier-release"
    what = N_("no release in {file} is earlier than the current one, or it was damaged")
    fix = N_("build the site of that day again, and publish it")


class NoContent(Problem, frozen=True):
    """The folder is no publication."""

    languages: str
    code = "no-content"
    what = N_("there is nothing to publish here: no Markdown under content/ for {languages}")
    fix = N_("write content/en/first.md, or name the publication's folder with --root")


# ---------------------------------------------------------------- the print shop
# Fields: page, from 1, or 0 for the whole file; thing: the object as the file names it ("F3 Arial, 12 0 R").


class FileUnreadable(Problem, frozen=True):
    """A file that a person named is not there, or not to be read."""

    reason: str
    code = "file-unreadable"
    what = N_("the file cannot be opened: {reason}")
    fix = N_("name a file that is there and that you may read")


class PdfUnreadable(Problem, frozen=True):
    """A file that is no PDF, or a damaged one."""

    reason: str
    code = "pdf-unreadable"
    what = N_("the file cannot be read as a PDF: {reason}")
    fix = N_("make it anew from its source, or repair it: qpdf FILE.pdf MENDED.pdf")


class PdfLocked(Problem, frozen=True):
    """A PDF that asks for a password."""

    code = "pdf-locked"
    what = N_("the PDF is locked with a password")
    fix = N_("save it without protection")


class PressProfile(Problem, frozen=True):
    """A colour profile that is not for a press."""

    name: str
    reason: str
    code = "press-profile"
    what = N_("the profile “{name}” cannot be used: {reason}")
    fix = N_("put the ICC profile of the print shop, for CMYK, into assets/profiles and give its name here")


class PressDamage(Problem, frozen=True):
    """A PDF that can be read only after it is mended."""

    page: str
    thing: str
    reason: str
    code = "press-damage"
    what = N_("the file is damaged: {reason}")
    fix = N_("make it anew from its source, or repair it: qpdf FILE.pdf MENDED.pdf")


class PressClaim(Problem, frozen=True):
    """A file that does not say that it is PDF/X-4."""

    page: str
    thing: str
    reason: str
    code = "press-claim"
    what = N_("{thing}: the file does not say that it is PDF/X-4 ({reason})")
    fix = N_("export it as PDF/X-4")


class PressDescription(Problem, frozen=True):
    """A file that lacks what a print shop must know of it."""

    page: str
    thing: str
    reason: str
    code = "press-description"
    what = N_("{thing}: {reason} is missing")
    fix = N_("fill in title and dates where the file is made, and export it as PDF/X-4")


class PressTrapping(Problem, frozen=True):
    """Nobody says whether colours overlap already."""

    page: str
    thing: str
    reason: str
    code = "press-trapping"
    what = N_("{thing}: the file does not say whether it is trapped")
    fix = N_("set Trapped to False where the file is made, if nobody has trapped it")


class PressIntent(Problem, frozen=True):
    """The printing condition is missing or unfit."""

    page: str
    thing: str
    reason: str
    code = "press-intent"
    what = N_("{thing}: the output intent is wrong: {reason}")
    fix = N_("export with an output intent for PDF/X: the profile that the print shop names")


class PressBoxes(Problem, frozen=True):
    """The boxes of a page contradict each other."""

    page: str
    thing: str
    reason: str
    code = "press-boxes"
    what = N_("page {page}, {thing}: {reason}")
    fix = N_("set TrimBox to the size of the cut page, inside BleedBox, inside MediaBox")


class PressBleed(Problem, frozen=True):
    """Too little runs over the edge."""

    page: str
    thing: str
    reason: str
    code = "press-bleed"
    severity = "warning"
    what = N_("page {page}, {thing}: too little bleed: {reason}")
    fix = N_("let grounds and pictures run 3 mm over the edge, and export with bleed")


class PressSizes(Problem, frozen=True):
    """A page of another size than most."""

    page: str
    thing: str
    reason: str
    code = "press-sizes"
    severity = "warning"
    what = N_("page {page}, {thing}: its size is not that of the others ({reason})")
    fix = N_("give all pages one size, or send this one as a file of its own")


class PressColour(Problem, frozen=True):
    """A colour that a press does not have."""

    page: str
    thing: str
    reason: str
    code = "press-colour"
    what = N_("page {page}, {thing}: a colour of the screen is in it: {reason}")
    fix = N_("convert it to CMYK or to grey where the file is made")


class PressTextColour(Problem, frozen=True):
    """Text in more than black."""

    page: str
    thing: str
    reason: str
    code = "press-text-colour"
    severity = "warning"
    what = N_("page {page}, {thing}: text is not in black alone: {reason}")
    fix = N_("set its colour to CMYK 0 0 0 100: plates never lie on each other exactly")


class PressInk(Problem, frozen=True):
    """More ink than paper can hold."""

    page: str
    thing: str
    reason: str
    code = "press-ink"
    severity = "warning"
    what = N_("page {page}, {thing}: too much ink: {reason}")
    fix = N_("convert the colour with the profile of the print shop, or take less of each ink")


class PressLine(Problem, frozen=True):
    """A line too thin to be printed."""

    page: str
    thing: str
    reason: str
    code = "press-line"
    severity = "warning"
    what = N_("page {page}, {thing}: a line is too thin: {reason}")
    fix = N_("draw it at least 0.25 pt wide; 0.5 pt where it is not solid black")


class PressFont(Problem, frozen=True):
    """A font that does not come with the file."""

    page: str
    thing: str
    reason: str
    code = "press-font"
    what = N_("page {page}, {thing}: the font is not embedded")
    fix = N_("embed all fonts where the file is made")


class PressPicture(Problem, frozen=True):
    """A picture too coarse for print."""

    page: str
    thing: str
    reason: str
    code = "press-picture"
    severity = "warning"
    what = N_("page {page}, {thing}: the picture is coarse: {reason}")
    fix = N_("take a larger picture, or show it smaller; 300 ppi is usual, 200 the least")


class PressAnnotation(Problem, frozen=True):
    """A link, field or comment on the page."""

    page: str
    thing: str
    reason: str
    code = "press-annotation"
    what = N_("page {page}, {thing}: a link, field or comment stands on the page")
    fix = N_("take it out: paper cannot do anything with it")


class PressScript(Problem, frozen=True):
    """A file that does something by itself."""

    page: str
    thing: str
    reason: str
    code = "press-script"
    what = N_("{thing}: the file holds actions, forms or scripts")
    fix = N_("export it without bookmarks with actions, forms and scripts")


class PressAttachment(Problem, frozen=True):
    """A file in the file."""

    page: str
    thing: str
    reason: str
    code = "press-attachment"
    what = N_("{thing}: other files are attached")
    fix = N_("export it without attachments")


class PressBlending(Problem, frozen=True):
    """Transparent things that are mixed in colours of the screen."""

    page: str
    thing: str
    reason: str
    code = "press-blending"
    what = N_("page {page}, {thing}: what is transparent is mixed in {reason}")
    fix = N_("set the blending space to CMYK, or flatten transparency where the file is made")


def problem_to(problem: Problem) -> dict[str, str | int]:
    """A problem as plain values, to be kept."""
    return {"code": problem.code, **msgspec.structs.asdict(problem)}


def problem_from(values: dict[str, str | int]) -> Problem:
    """A problem from the plain values of `problem_to`."""
    kinds = {kind.code: kind for kind in Problem.__subclasses__()}
    rest = {name: value for name, value in values.items() if name != "code"}
    return kinds[str(values["code"])](**rest)  # type: ignore[arg-type]


# ---------------------------------------------------------------- texts that come and go


class RefusedFile(Problem, frozen=True):
    """A file for `import` that is not read at all."""

    reason: str
    code = "refused-file"
    what = N_("the file is not read: {reason}")
    fix = N_("open it in the program that made it, save it anew, and import that")


class NotCarriedOver(Problem, frozen=True):
    """Something in a Word file that a manuscript does not carry. excerpt: the words at its first place."""

    thing: str
    excerpt: str
    count: int
    code = "not-carried-over"
    severity = "warning"
    what = N_("not carried over: {thing} (places: {count}; the first is at “{excerpt}”)")
    fix = N_("look whether it matters there; what matters, write in Markdown by hand")


class LeftOutOfExport(Problem, frozen=True):
    """Something in a manuscript that the exported file does not carry."""

    thing: str
    excerpt: str
    code = "left-out-of-export"
    severity = "warning"
    what = N_("left out of the file: {thing}: {excerpt}")
    fix = N_("nothing is lost: the manuscript has it, and import leaves it there as long as the passage is not edited")


class WordComment(Problem, frozen=True):
    """A comment in the margin of a Word file."""

    author: str
    text: str
    excerpt: str
    code = "word-comment"
    severity = "warning"
    what = N_("{author} comments on “{excerpt}”: {text}")
    fix = N_("answer it; the comment itself is not part of the manuscript")


class TrackedChange(Problem, frozen=True):
    """A change that Word tracked. kind: inserted, deleted, moved."""

    kind: str
    author: str
    date: str
    text: str
    code = "tracked-change"
    severity = "warning"
    what = N_("tracked change by {author}, {date}: {kind} “{text}”")
    fix = N_("import with --changes accept to take all changes as made, --changes reject as not made")


class ReviewRowMoved(Problem, frozen=True):
    """A row of a two-column file that is not where it was, or not there. kind: what became of it."""

    row: str
    kind: str
    code = "review-row"
    severity = "warning"
    what = N_("row {row}: {kind}")
    fix = N_("look at the difference; to delete a passage empty its cells, to add one leave the number empty")


class FieldLeft(Problem, frozen=True):
    """A field of the front matter that was edited in a file and cannot be written by itself."""

    field: str
    code = "field-left"
    severity = "warning"
    what = N_("“{field}” was edited in the file; here it stands in several lines, in TOML or not at all, and was left")
    fix = N_("write the new words here by hand")


class ReviewConflict(Problem, frozen=True):
    """A passage that was edited in a reviewer's file and in the manuscript too."""

    row: str
    text: str
    code = "review-conflict"
    what = N_("row {row} was edited in the file, and the manuscript has changed here since: “{text}” was left out")
    fix = N_("write the reviewer's words into the manuscript by hand")


class StaleSegment(Problem, frozen=True):
    """A translated segment whose original has changed since the file was made."""

    segment: str
    text: str
    code = "stale-segment"
    severity = "warning"
    what = N_("the original of segment {segment} is another one by now: “{text}” was left out")
    fix = N_("export the article again, and translate what is new")


class UntranslatedSegment(Problem, frozen=True):
    """A segment that came back without a translation."""

    segment: str
    text: str
    code = "untranslated-segment"
    severity = "warning"
    what = N_("segment {segment} has no translation: “{text}”")
    fix = N_("translate it in the tool, mark it as translated, and import the file again")


class LostMarkup(Problem, frozen=True):
    """Markup that a translator's tool, or its user, left out or made up. segment: the passage."""

    segment: str
    markup: str
    code = "lost-markup"
    severity = "warning"
    what = N_("the translation of passage {segment} is not sound in its markup: {markup}")
    fix = N_("compare the passage with the original: a link, a note or emphasis may be missing")


class MissingExtra(Problem, frozen=True):
    """A format that needs a package which is not installed."""

    format: str
    code = "missing-extra"
    what = N_("the format {format} needs a package that is not installed: translate-toolkit")
    fix = N_("install it: pip install translate-toolkit (in a copy of the repository: .venv/bin/pip)")


class FileInTheWay(Problem, frozen=True):
    """A file that `import` would change, and nobody has said yes."""

    code = "file-in-the-way"
    what = N_("the file is there already, and would change as shown above")
    fix = N_("read the difference, then run the same command with --yes")


class FileChangedMeanwhile(Problem, frozen=True):
    """A file that somebody else wrote while `import` was at work."""

    code = "file-changed-meanwhile"
    what = N_("the file was changed while this command was at work; it was left as it is")
    fix = N_("run the command again")
