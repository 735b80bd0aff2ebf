"""Problems are data: place, fact, remedy. Wording comes last, so that it can be translated. Touches nothing.

A class is a kind of problem: `code` is what a grep finds, `what` and `fix` are entries of the catalogue whose
`{fields}` are the class's own. `docs/glossary.md` has the words; `tests/problems/<code>/` shows each at work.
"""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Literal

from diglot.words.messages import N_ as N_  # problems and their words are mostly wanted together

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Problem:
    """Something that the editor must mend. file: from the publication's root; line: from 1."""

    file: str
    line: int

    code: ClassVar[str]
    what: ClassVar[str]
    fix: ClassVar[str]
    severity: ClassVar[Severity] = "error"

    def at(self, line: int) -> Problem:
        """The same problem at a line that is now known."""
        return dataclasses.replace(self, line=line)

    def facts(self) -> dict[str, str]:
        """What fills the braces of `what` and `fix`."""
        return {field.name: str(getattr(self, field.name)) for field in dataclasses.fields(self)}


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name most like this one, or "".

    >>> nearest("anna-versova", ["anna-veresova", "thomas-hale"])
    'anna-veresova'
    """
    return next(iter(difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)), "")


# ---------------------------------------------------------------- files


@dataclass(frozen=True)
class NotUtf8(Problem):
    """A file is in another encoding. guess: the likeliest one."""

    guess: str
    code = "not-utf8"
    what = N_("the file is not UTF-8; its letters make sense as {guess}")
    fix = N_("save it again as UTF-8: iconv -f {guess} -t UTF-8 FILE > NEW")


@dataclass(frozen=True)
class ForbiddenCharacter(Problem):
    """A character that hides or breaks text. character: "U+202E"."""

    character: str
    code = "forbidden-character"
    what = N_("the invisible character {character} stands here; it can hide or reorder text")
    fix = N_("delete the character")


@dataclass(frozen=True)
class NotAFile(Problem):
    """A name in the content folder leads elsewhere or is no file."""

    kind: str
    code = "not-a-file"
    what = N_("this is a {kind}, and only regular files are read")
    fix = N_("put the file itself here")


@dataclass(frozen=True)
class BadFileName(Problem):
    """A file's name cannot be published on every system."""

    name: str
    code = "bad-file-name"
    what = N_("the name “{name}” does not work on every system")
    fix = N_("rename it: letters, digits, hyphens; no space or dot at the end; at most 200 bytes")


@dataclass(frozen=True)
class SameName(Problem):
    """Two files that are one edition by their names: `a.md` and `a.markdown`, `a.md` and `a/index.md`."""

    other: str
    code = "same-name"
    what = N_("{other} has the same name, as far as addresses go; only that file is read")
    fix = N_("rename one of the two, or make one text of them")


@dataclass(frozen=True)
class TooLarge(Problem):
    """A manuscript beyond any essay."""

    size: str
    limit: str
    code = "too-large"
    what = N_("the file has {size} bytes; {limit} are the most that is read")
    fix = N_("divide the text into several files")


# ---------------------------------------------------------------- the ledger


@dataclass(frozen=True)
class DamagedLedger(Problem):
    """A ledger file that cannot be read, or that another program wrote. It is never written over."""

    reason: str
    code = "damaged-ledger"
    what = N_("this ledger cannot be read: {reason}")
    fix = N_("mend this line; or delete the file and declare the texts in step again with `diglot sync`")
    severity = "warning"


@dataclass(frozen=True)
class StrayLedger(Problem):
    """A ledger whose article is gone. suggestion: " (…?)" or ""."""

    article: str
    suggestion: str
    code = "stray-ledger"
    what = N_("no article is called “{article}”{suggestion}, and this ledger was its own")
    fix = N_("move the file beside its article’s new name, or delete it; `diglot mv` moves everything at once")
    severity = "warning"


@dataclass(frozen=True)
class NotTranslated(Problem):
    """A pair that cannot be declared in step. reason: why."""

    lang: str
    reason: str
    code = "not-translated"
    what = N_("nothing here can be in step with the original: {reason}")
    fix = N_("translate it first: `diglot translate` lays out the file")


@dataclass(frozen=True)
class NeverInStep(Problem):
    """A comparison with the last sync, where there was none."""

    article: str
    code = "never-in-step"
    what = N_("the texts of “{article}” were never declared in step")
    fix = N_("when they say the same, declare it: diglot sync {article}")


@dataclass(frozen=True)
class NotMinor(Problem):
    """A change that no typo is. thing: a message."""

    thing: str
    code = "not-minor"
    what = N_("{thing}, and that touches the translation")
    fix = N_("translate it, then run `diglot sync` without --minor; or name the other units with --units")


@dataclass(frozen=True)
class UnknownUnit(Problem):
    """A unit that `--units` names and the original has not."""

    name: str
    count: str
    code = "unknown-unit"
    what = N_("the original has no unit “{name}”: they are numbered from 1 to {count}")
    fix = N_("take the numbers from `diglot diff`, or title, kicker, standfirst, alt, caption")


@dataclass(frozen=True)
class NotMovable(Problem):
    """A move that cannot be made. reason: why."""

    reason: str
    code = "not-movable"
    what = N_("this cannot be moved: {reason}")
    fix = N_("name an article and its new name, such as: diglot mv blog/article blog/another-name")


@dataclass(frozen=True)
class AliasByHand(Problem):
    """An old address that could not be written into the front matter."""

    alias: str
    code = "alias-by-hand"
    what = N_("the old address {alias} should lead here, and could not be written down")
    fix = N_("add it to “aliases” yourself: {alias}")
    severity = "warning"


# ---------------------------------------------------------------- settings and front matter


@dataclass(frozen=True)
class BrokenToml(Problem):
    """A TOML file that cannot be read."""

    reason: str
    code = "broken-toml"
    what = N_("this is not TOML: {reason}")
    fix = N_('mend this line; text stands in "quotation marks", a date is 2015-03-12')


@dataclass(frozen=True)
class BrokenFrontMatter(Problem):
    """A front matter block that cannot be read."""

    reason: str
    code = "broken-front-matter"
    what = N_("the front matter cannot be read: {reason}")
    fix = N_("write one “name: value” a line between two lines of ---; put a value that has a colon in quotation marks")


@dataclass(frozen=True)
class WrongValue(Problem):
    """A field whose value is of the wrong kind."""

    field: str
    value: str
    wanted: str
    code = "wrong-value"
    what = N_("“{field}” is “{value}”, which is not {wanted}")
    fix = N_("write {wanted} after “{field}”")


@dataclass(frozen=True)
class BadDate(Problem):
    """A date that the calendar does not have."""

    field: str
    value: str
    code = "bad-date"
    what = N_("“{value}” in “{field}” is not a date")
    fix = N_("write it as year-month-day: {field}: 2015-03-12")


@dataclass(frozen=True)
class UnknownField(Problem):
    """A field that nothing reads. names: all of a file's, separated by commas."""

    names: str
    code = "unknown-field"
    severity = "warning"
    what = N_("nothing reads these fields: {names}")
    fix = N_("leave them if another program needs them; else delete them")


@dataclass(frozen=True)
class IgnoredField(Problem):
    """A field that counts in the other edition only."""

    field: str
    other: str
    code = "ignored-field"
    severity = "warning"
    what = N_("“{field}” does not count here: {other} decides it")
    fix = N_("delete the field here, or move it to {other}")


@dataclass(frozen=True)
class NoTitle(Problem):
    """A text without a title."""

    shown: str
    code = "no-title"
    severity = "warning"
    what = N_("the text has no title; “{shown}”, from the file's name, is shown")
    fix = N_("write title: at the top of the file")


@dataclass(frozen=True)
class OriginalsDiffer(Problem):
    """Two editions name different originals."""

    lang: str
    other_file: str
    other_lang: str
    code = "originals-differ"
    what = N_("this file says that the original is “{lang}”, {other_file} says “{other_lang}”")
    fix = N_("write original: in the original's file only")


@dataclass(frozen=True)
class BadSlug(Problem):
    """A slug outside the allowed letters."""

    slug: str
    suggestion: str
    code = "bad-slug"
    what = N_("“{slug}” cannot be part of an address")
    fix = N_("use small letters, digits and single hyphens: slug: {suggestion}")


@dataclass(frozen=True)
class UrlCollision(Problem):
    """Two outputs at one address; capitals and accents do not count as a difference."""

    href: str
    other: str
    code = "url-collision"
    what = N_("{href} is also the address of {other}")
    fix = N_("give one of them another slug:")


# ---------------------------------------------------------------- references


@dataclass(frozen=True)
class UnknownPerson(Problem):
    """A key that names nobody."""

    name: str
    suggestion: str
    code = "unknown-person"
    what = N_("nobody in content/people is called “{name}”{suggestion}")
    fix = N_("write content/people/{name}.toml, or the plain name with capitals and a space")


@dataclass(frozen=True)
class UnknownPoll(Problem):
    """A key that names no poll."""

    name: str
    suggestion: str
    code = "unknown-poll"
    what = N_("there is no poll “{name}”{suggestion}")
    fix = N_("write content/polls/{name}.toml, or mend poll:")


@dataclass(frozen=True)
class UnknownAudience(Problem):
    """A key that names no audience."""

    name: str
    suggestion: str
    code = "unknown-audience"
    what = N_("there is no audience “{name}”{suggestion}")
    fix = N_("add it under [[audiences]] in content/site.toml, or mend audiences:")


@dataclass(frozen=True)
class UnknownBlog(Problem):
    """A blog in the settings that has no folder."""

    name: str
    suggestion: str
    code = "unknown-blog"
    what = N_("there is no blog “{name}”{suggestion}")
    fix = N_("write content/en/{name}/index.md, or mend blogs = [...]")


@dataclass(frozen=True)
class UnlabelledTag(Problem):
    """A tag without a label."""

    name: str
    lang: str
    code = "unlabelled-tag"
    severity = "warning"
    what = N_("the tag “{name}” has no label in “{lang}”")
    fix = N_("add it in content/site.toml under [tags.{name}]")


@dataclass(frozen=True)
class MissingText(Problem):
    """A text that is wanted in every language lacks one."""

    name: str
    lang: str
    code = "missing-text"
    severity = "warning"
    what = N_("“{name}” has no words in “{lang}”")
    fix = N_('add {lang} = "…" under it')


@dataclass(frozen=True)
class UnknownArticle(Problem):
    """`--only` names an article that is not there."""

    name: str
    suggestion: str
    code = "unknown-article"
    what = N_("there is no article “{name}”{suggestion}")
    fix = N_("name it by its path without language and .md, such as blog/article")


@dataclass(frozen=True)
class WrongSelection(Problem):
    """A volume, or a part of one, that says nothing or too much of what it takes in. found: what it names."""

    found: str
    code = "wrong-selection"
    what = N_(
        "a volume, or a part of it, takes in one of these: a blog, a year, a tag, articles; written here: {found}"
    )
    fix = N_('write one line here: blog = "…", year = 2025, tag = "…" or articles = ["…"]')


@dataclass(frozen=True)
class UnknownSelection(Problem):
    """A volume that takes in what is not there."""

    field: str
    name: str
    suggestion: str
    code = "unknown-selection"
    what = N_("no text of the publication stands under {field} = “{name}”{suggestion}")
    fix = N_("name a blog’s folder, a year, a tag, or articles by their paths without language and .md")


@dataclass(frozen=True)
class EmptyVolume(Problem):
    """A volume without a single text in a language."""

    lang: str
    code = "empty-volume"
    severity = "warning"
    what = N_("the volume has no text in “{lang}” yet, and no book in it")
    fix = N_("translate one of its texts, or mend what it takes in; drafts and embargoes do not count")


@dataclass(frozen=True)
class MissingEdition(Problem):
    """An article lacks an edition in a language that the publication promises."""

    title: str
    lang: str
    wanted: str
    code = "missing-edition"
    what = N_("“{title}” has no edition in “{lang}”")
    fix = N_("write {wanted}, or name the languages you mean under “languages:” here")


# ---------------------------------------------------------------- links and pictures


@dataclass(frozen=True)
class DeadLink(Problem):
    """A link inside the publication that leads nowhere."""

    target: str
    suggestion: str
    code = "dead-link"
    what = N_("the link “{target}” leads nowhere{suggestion}")
    fix = N_("name a file that exists, such as ../blog/article.md")


@dataclass(frozen=True)
class DeadAnchor(Problem):
    """A link to a place that the text does not have."""

    target: str
    anchor: str
    suggestion: str
    code = "dead-anchor"
    what = N_("“{target}” leads to #{anchor}, which is not there{suggestion}")
    fix = N_("give the heading that id with {{#{anchor}}}, or mend the link")


@dataclass(frozen=True)
class UnsafeLink(Problem):
    """An address of a kind that is not published."""

    target: str
    code = "unsafe-link"
    what = N_(
        "the address “{target}” is not published: only https, http, mailto, tel and the publication's own files are"
    )
    fix = N_("write an address of one of these kinds")


@dataclass(frozen=True)
class MissingPicture(Problem):
    """A picture that is not there. looked: the places where it was looked for."""

    target: str
    looked: str
    code = "missing-picture"
    what = N_("the picture “{target}” is not there; looked for: {looked}")
    fix = N_("put the picture beside the text or into content/media, or mend its name")


@dataclass(frozen=True)
class BrokenPicture(Problem):
    """A picture file that cannot be published."""

    reason: str
    code = "broken-picture"
    what = N_("the picture cannot be published: {reason}")
    fix = N_("save it again as PNG, JPEG, WebP, AVIF, GIF or plain SVG")


@dataclass(frozen=True)
class MissingAlt(Problem):
    """A picture without words for those who cannot see it."""

    target: str
    code = "missing-alt"
    severity = "warning"
    what = N_("the picture “{target}” has no words for those who cannot see it")
    fix = N_('write ![Caption]({target}){{alt="What the picture shows"}}; alt="" if it only decorates')


@dataclass(frozen=True)
class DroppedMarkup(Problem):
    """HTML in a manuscript that is not published."""

    markup: str
    code = "dropped-markup"
    severity = "warning"
    what = N_("the markup {markup} is not published")
    fix = N_("say it in Markdown, or delete it")


@dataclass(frozen=True)
class UnreadableManuscript(Problem):
    """A text that pandoc gave up on."""

    reason: str
    code = "unreadable-manuscript"
    what = N_("the text could not be read: {reason}")
    fix = N_("look for markup that nests or repeats without end; halve the text to find the place")


@dataclass(frozen=True)
class BeyondLimits(Problem):
    """A text has more of something than any essay needs, and the machines may not get through."""

    thing: str
    number: str
    limit: str
    code = "beyond-limits"
    what = N_("{thing}: {number}, and {limit} are the most that a text may have")
    fix = N_("take some of them out here, or divide the text; with --lenient it is tried as it is")


# ---------------------------------------------------------------- words of the interface


@dataclass(frozen=True)
class BrokenCatalogue(Problem):
    """A gettext catalogue that cannot be read."""

    reason: str
    code = "broken-catalogue"
    what = N_("the catalogue cannot be read: {reason}")
    fix = N_("mend this entry; git's conflict markers must go")


@dataclass(frozen=True)
class MissingTranslation(Problem):
    """A message without a translation."""

    msgid: str
    code = "missing-translation"
    severity = "warning"
    what = N_("“{msgid}” is not translated")
    fix = N_("write its msgstr; until then the English is shown")


@dataclass(frozen=True)
class MissingPlural(Problem):
    """A message that lacks a plural form."""

    msgid: str
    wanted: str
    code = "missing-plural"
    what = N_("“{msgid}” needs {wanted} plural forms")
    fix = N_("write msgstr[0] to the last; Russian has three: 1 голос, 2 голоса, 5 голосов")


@dataclass(frozen=True)
class WrongPlaceholder(Problem):
    """A translation whose placeholders are not those of its message."""

    msgid: str
    found: str
    code = "wrong-placeholder"
    what = N_("the translation of “{msgid}” has other placeholders: {found}")
    fix = N_("use the placeholders of the msgid, letter by letter")


# ---------------------------------------------------------------- print and output


@dataclass(frozen=True)
class PrintFailed(Problem):
    """A PDF could not be made."""

    reason: str
    code = "print-failed"
    what = N_("the PDF could not be made: {reason}")
    fix = N_("mend the text at this place, or build with --formats html")


@dataclass(frozen=True)
class NoteDisplaced(Problem):
    """A footnote stands on another page than its call."""

    page: str
    detail: str
    code = "note-displaced"
    what = N_("page {page} of the PDF: a note does not stand on the page of its call ({detail})")
    fix = N_("shorten the note, or move its call by a sentence")


@dataclass(frozen=True)
class FontMissing(Problem):
    """A letter that the house's type does not have."""

    page: str
    detail: str
    code = "font-missing"
    severity = "warning"
    what = N_("page {page} of the PDF: the house's type lacks a character ({detail})")
    fix = N_("write it with characters that the type has, or add a font to assets/fonts")


@dataclass(frozen=True)
class PictureDropped(Problem):
    """A picture that did not reach the PDF."""

    page: str
    detail: str
    code = "picture-dropped"
    what = N_("page {page} of the PDF: a picture is missing ({detail})")
    fix = N_("save the picture again as PNG, JPEG or plain SVG")


@dataclass(frozen=True)
class TextOverflow(Problem):
    """Text that leaves the page."""

    page: str
    detail: str
    code = "text-overflow"
    severity = "warning"
    what = N_("page {page} of the PDF: text runs over the edge ({detail})")
    fix = N_("divide the long word, formula or table row")


@dataclass(frozen=True)
class HeadingStranded(Problem):
    """A heading left alone at the foot of a page."""

    page: str
    detail: str
    code = "heading-stranded"
    severity = "warning"
    what = N_("page {page} of the PDF: a heading stands alone at the foot ({detail})")
    fix = N_("move a sentence, or let the heading be shorter")


@dataclass(frozen=True)
class NoBaseUrl(Problem):
    """Nobody has said where the site is, and some of it needs to know."""

    code = "no-base-url"
    severity = "warning"
    what = N_("the site's address is not known, so feeds, the sitemap and links in the PDFs are left out")
    fix = N_('write base_url = "https://journal.example" with your own address')


@dataclass(frozen=True)
class OutputNotOurs(Problem):
    """The output folder holds something that the press did not make."""

    code = "output-not-ours"
    what = N_("the output folder {file} holds files that diglot did not make")
    fix = N_("name an empty folder with --output")


@dataclass(frozen=True)
class OutputUnwritable(Problem):
    """The output cannot be written."""

    reason: str
    code = "output-unwritable"
    what = N_("the output cannot be written: {reason}")
    fix = N_("make room or give permission there, or name another folder with --output")


@dataclass(frozen=True)
class DamagedStore(Problem):
    """The cache was damaged and is made anew."""

    reason: str
    code = "damaged-store"
    severity = "warning"
    what = N_("the cache was damaged and is made anew: {reason}")
    fix = N_("nothing: the build is only slower this once")


@dataclass(frozen=True)
class SearchFailed(Problem):
    """The indexer of the search gave up."""

    reason: str
    code = "search-failed"
    what = N_("the search index cannot be made: {reason}")
    fix = N_("build without “search” among the formats, and report this as a fault of diglot")


@dataclass(frozen=True)
class CacheUnwritable(Problem):
    """Results cannot be kept for the next build."""

    reason: str
    code = "cache-unwritable"
    severity = "warning"
    what = N_("the cache cannot be written, so the next build makes everything anew: {reason}")
    fix = N_("give permission there, or build a copy of the publication in a folder of your own")


@dataclass(frozen=True)
class MissingCache(Problem):
    """The cache to look into is not there yet."""

    code = "missing-cache"
    severity = "warning"
    what = N_("there is no cache in {file} to look into")
    fix = N_("nothing the first time: afterwards put a copy of .cache/diglot there, or name another with --cache-from")


@dataclass(frozen=True)
class RefusedCache(Problem):
    """The cache to look into is damaged, or none."""

    reason: str
    code = "refused-cache"
    severity = "warning"
    what = N_("the cache in {file} is of no use: {reason}")
    fix = N_("nothing: the build is only slower this once; put a new copy of .cache/diglot there")


@dataclass(frozen=True)
class UnknownPage(Problem):
    """Somebody asks about a page that there is not."""

    name: str
    suggestion: str
    code = "unknown-page"
    severity = "warning"
    what = N_("no page “{name}” was published{suggestion}")
    fix = N_("write the page after --explain as it is addressed, en/blog/article/, or its article, blog/article")


@dataclass(frozen=True)
class NotRemoved(Problem):
    """Something that was to be removed stays where it is, whole or in part."""

    reason: str
    code = "not-removed"
    what = N_("{file} cannot be removed: {reason}")
    fix = N_("look what is there; what nobody needs can be removed by hand")


@dataclass(frozen=True)
class PreviewUnderWay(Problem):
    """A preview shows what was to be removed."""

    process: str
    code = "preview-under-way"
    what = N_("a preview is running, and reads what was to be removed (process {process})")
    fix = N_("end it with Ctrl-C, then clean again")


@dataclass(frozen=True)
class NotReproduced(Problem):
    """Two builds of the same sources gave different files."""

    code = "not-reproduced"
    what = N_("a second build of the same sources gave another file here")
    fix = N_("build anew with --fresh; if it differs still, report it as a fault of diglot, with both files")


@dataclass(frozen=True)
class NoSite(Problem):
    """There is no finished site to publish or to serve."""

    reason: str
    code = "no-site"
    what = N_("there is no finished site in {file}: {reason}")
    fix = N_("build it first, or name its folder with --site")


@dataclass(frozen=True)
class ReleasesNotOurs(Problem):
    """A folder is none that releases may be put into."""

    reason: str
    code = "releases-not-ours"
    what = N_("releases cannot be kept in {file}: {reason}")
    fix = N_("name an empty folder, or one that an earlier publish has made")


@dataclass(frozen=True)
class ReleasesUnwritable(Problem):
    """The folder of releases cannot be written; readers see what they saw."""

    reason: str
    code = "releases-unwritable"
    what = N_("the releases in {file} cannot be written: {reason}")
    fix = N_("make room or give permission there, and publish again; readers see the old release meanwhile")


@dataclass(frozen=True)
class NoEarlierRelease(Problem):
    """There is nothing to go back to."""

    code = "no-earlier-release"
    what = N_("no release in {file} is earlier than the current one, or it was damaged")
    fix = N_("build the site of that day again, and publish it")


@dataclass(frozen=True)
class NoContent(Problem):
    """The folder is no publication."""

    languages: str
    code = "no-content"
    what = N_("there is nothing to publish here: no Markdown under content/ for {languages}")
    fix = N_("write content/en/first.md, or name the publication's folder with --root")


# ---------------------------------------------------------------- the print shop
# Fields: page, from 1, or 0 for the whole file; thing: the object as the file names it ("F3 Arial, 12 0 R").


@dataclass(frozen=True)
class FileUnreadable(Problem):
    """A file that a person named is not there, or not to be read."""

    reason: str
    code = "file-unreadable"
    what = N_("the file cannot be opened: {reason}")
    fix = N_("name a file that is there and that you may read")


@dataclass(frozen=True)
class PdfUnreadable(Problem):
    """A file that is no PDF, or a damaged one."""

    reason: str
    code = "pdf-unreadable"
    what = N_("the file cannot be read as a PDF: {reason}")
    fix = N_("make it anew from its source, or repair it: qpdf FILE.pdf MENDED.pdf")


@dataclass(frozen=True)
class PdfLocked(Problem):
    """A PDF that asks for a password."""

    code = "pdf-locked"
    what = N_("the PDF is locked with a password")
    fix = N_("save it without protection")


@dataclass(frozen=True)
class PressProfile(Problem):
    """A colour profile that is not for a press."""

    name: str
    reason: str
    code = "press-profile"
    what = N_("the profile “{name}” cannot be used: {reason}")
    fix = N_("put the ICC profile of the print shop, for CMYK, into assets/profiles and give its name here")


@dataclass(frozen=True)
class PressDamage(Problem):
    """A PDF that can be read only after it is mended."""

    page: str
    thing: str
    reason: str
    code = "press-damage"
    what = N_("the file is damaged: {reason}")
    fix = N_("make it anew from its source, or repair it: qpdf FILE.pdf MENDED.pdf")


@dataclass(frozen=True)
class PressClaim(Problem):
    """A file that does not say that it is PDF/X-4."""

    page: str
    thing: str
    reason: str
    code = "press-claim"
    what = N_("{thing}: the file does not say that it is PDF/X-4 ({reason})")
    fix = N_("export it as PDF/X-4")


@dataclass(frozen=True)
class PressDescription(Problem):
    """A file that lacks what a print shop must know of it."""

    page: str
    thing: str
    reason: str
    code = "press-description"
    what = N_("{thing}: {reason} is missing")
    fix = N_("fill in title and dates where the file is made, and export it as PDF/X-4")


@dataclass(frozen=True)
class PressTrapping(Problem):
    """Nobody says whether colours overlap already."""

    page: str
    thing: str
    reason: str
    code = "press-trapping"
    what = N_("{thing}: the file does not say whether it is trapped")
    fix = N_("set Trapped to False where the file is made, if nobody has trapped it")


@dataclass(frozen=True)
class PressIntent(Problem):
    """The printing condition is missing or unfit."""

    page: str
    thing: str
    reason: str
    code = "press-intent"
    what = N_("{thing}: the output intent is wrong: {reason}")
    fix = N_("export with an output intent for PDF/X: the profile that the print shop names")


@dataclass(frozen=True)
class PressBoxes(Problem):
    """The boxes of a page contradict each other."""

    page: str
    thing: str
    reason: str
    code = "press-boxes"
    what = N_("page {page}, {thing}: {reason}")
    fix = N_("set TrimBox to the size of the cut page, inside BleedBox, inside MediaBox")


@dataclass(frozen=True)
class PressBleed(Problem):
    """Too little runs over the edge."""

    page: str
    thing: str
    reason: str
    code = "press-bleed"
    severity = "warning"
    what = N_("page {page}, {thing}: too little bleed: {reason}")
    fix = N_("let grounds and pictures run 3 mm over the edge, and export with bleed")


@dataclass(frozen=True)
class PressSizes(Problem):
    """A page of another size than most."""

    page: str
    thing: str
    reason: str
    code = "press-sizes"
    severity = "warning"
    what = N_("page {page}, {thing}: its size is not that of the others ({reason})")
    fix = N_("give all pages one size, or send this one as a file of its own")


@dataclass(frozen=True)
class PressColour(Problem):
    """A colour that a press does not have."""

    page: str
    thing: str
    reason: str
    code = "press-colour"
    what = N_("page {page}, {thing}: a colour of the screen is in it: {reason}")
    fix = N_("convert it to CMYK or to grey where the file is made")


@dataclass(frozen=True)
class PressTextColour(Problem):
    """Text in more than black."""

    page: str
    thing: str
    reason: str
    code = "press-text-colour"
    severity = "warning"
    what = N_("page {page}, {thing}: text is not in black alone: {reason}")
    fix = N_("set its colour to CMYK 0 0 0 100: plates never lie on each other exactly")


@dataclass(frozen=True)
class PressInk(Problem):
    """More ink than paper can hold."""

    page: str
    thing: str
    reason: str
    code = "press-ink"
    severity = "warning"
    what = N_("page {page}, {thing}: too much ink: {reason}")
    fix = N_("convert the colour with the profile of the print shop, or take less of each ink")


@dataclass(frozen=True)
class PressLine(Problem):
    """A line too thin to be printed."""

    page: str
    thing: str
    reason: str
    code = "press-line"
    severity = "warning"
    what = N_("page {page}, {thing}: a line is too thin: {reason}")
    fix = N_("draw it at least 0.25 pt wide; 0.5 pt where it is not solid black")


@dataclass(frozen=True)
class PressFont(Problem):
    """A font that does not come with the file."""

    page: str
    thing: str
    reason: str
    code = "press-font"
    what = N_("page {page}, {thing}: the font is not embedded")
    fix = N_("embed all fonts where the file is made")


@dataclass(frozen=True)
class PressPicture(Problem):
    """A picture too coarse for print."""

    page: str
    thing: str
    reason: str
    code = "press-picture"
    severity = "warning"
    what = N_("page {page}, {thing}: the picture is coarse: {reason}")
    fix = N_("take a larger picture, or show it smaller; 300 ppi is usual, 200 the least")


@dataclass(frozen=True)
class PressAnnotation(Problem):
    """A link, field or comment on the page."""

    page: str
    thing: str
    reason: str
    code = "press-annotation"
    what = N_("page {page}, {thing}: a link, field or comment stands on the page")
    fix = N_("take it out: paper cannot do anything with it")


@dataclass(frozen=True)
class PressScript(Problem):
    """A file that does something by itself."""

    page: str
    thing: str
    reason: str
    code = "press-script"
    what = N_("{thing}: the file holds actions, forms or scripts")
    fix = N_("export it without bookmarks with actions, forms and scripts")


@dataclass(frozen=True)
class PressAttachment(Problem):
    """A file in the file."""

    page: str
    thing: str
    reason: str
    code = "press-attachment"
    what = N_("{thing}: other files are attached")
    fix = N_("export it without attachments")


@dataclass(frozen=True)
class PressBlending(Problem):
    """Transparent things that are mixed in colours of the screen."""

    page: str
    thing: str
    reason: str
    code = "press-blending"
    what = N_("page {page}, {thing}: what is transparent is mixed in {reason}")
    fix = N_("set the blending space to CMYK, or flatten transparency where the file is made")


def problem_to(problem: Problem) -> dict[str, str | int]:
    """A problem as plain values, to be kept."""
    fields = dataclasses.fields(problem)
    return {"code": problem.code, **{field.name: getattr(problem, field.name) for field in fields}}


def problem_from(values: dict[str, str | int]) -> Problem:
    """A problem from the plain values of `problem_to`."""
    kinds = {kind.code: kind for kind in Problem.__subclasses__()}
    rest = {name: value for name, value in values.items() if name != "code"}
    return kinds[str(values["code"])](**rest)  # type: ignore[arg-type]


# ---------------------------------------------------------------- texts that come and go


@dataclass(frozen=True)
class RefusedFile(Problem):
    """A file for `import` that is not read at all."""

    reason: str
    code = "refused-file"
    what = N_("the file is not read: {reason}")
    fix = N_("open it in the program that made it, save it anew, and import that")


@dataclass(frozen=True)
class NotCarriedOver(Problem):
    """Something in a Word file that a manuscript does not carry. excerpt: the words at its first place."""

    thing: str
    excerpt: str
    count: int
    code = "not-carried-over"
    severity = "warning"
    what = N_("not carried over: {thing} (places: {count}; the first is at “{excerpt}”)")
    fix = N_("look whether it matters there; what matters, write in Markdown by hand")


@dataclass(frozen=True)
class LeftOutOfExport(Problem):
    """Something in a manuscript that the exported file does not carry."""

    thing: str
    excerpt: str
    code = "left-out-of-export"
    severity = "warning"
    what = N_("left out of the file: {thing}: {excerpt}")
    fix = N_("nothing is lost: the manuscript has it, and import leaves it there as long as the passage is not edited")


@dataclass(frozen=True)
class WordComment(Problem):
    """A comment in the margin of a Word file."""

    author: str
    text: str
    excerpt: str
    code = "word-comment"
    severity = "warning"
    what = N_("{author} comments on “{excerpt}”: {text}")
    fix = N_("answer it; the comment itself is not part of the manuscript")


@dataclass(frozen=True)
class TrackedChange(Problem):
    """A change that Word tracked. kind: inserted, deleted, moved."""

    kind: str
    author: str
    date: str
    text: str
    code = "tracked-change"
    severity = "warning"
    what = N_("tracked change by {author}, {date}: {kind} “{text}”")
    fix = N_("import with --changes accept to take all changes as made, --changes reject as not made")


@dataclass(frozen=True)
class ReviewRowMoved(Problem):
    """A row of a two-column file that is not where it was, or not there. kind: what became of it."""

    row: str
    kind: str
    code = "review-row"
    severity = "warning"
    what = N_("row {row}: {kind}")
    fix = N_("look at the difference; to delete a passage empty its cells, to add one leave the number empty")


@dataclass(frozen=True)
class FieldLeft(Problem):
    """A field of the front matter that was edited in a file and cannot be written by itself."""

    field: str
    code = "field-left"
    severity = "warning"
    what = N_("“{field}” was edited in the file; here it stands in several lines, in TOML or not at all, and was left")
    fix = N_("write the new words here by hand")


@dataclass(frozen=True)
class ReviewConflict(Problem):
    """A passage that was edited in a reviewer's file and in the manuscript too."""

    row: str
    text: str
    code = "review-conflict"
    what = N_("row {row} was edited in the file, and the manuscript has changed here since: “{text}” was left out")
    fix = N_("write the reviewer's words into the manuscript by hand")


@dataclass(frozen=True)
class StaleSegment(Problem):
    """A translated segment whose original has changed since the file was made."""

    segment: str
    text: str
    code = "stale-segment"
    severity = "warning"
    what = N_("the original of segment {segment} is another one by now: “{text}” was left out")
    fix = N_("export the article again, and translate what is new")


@dataclass(frozen=True)
class UntranslatedSegment(Problem):
    """A segment that came back without a translation."""

    segment: str
    text: str
    code = "untranslated-segment"
    severity = "warning"
    what = N_("segment {segment} has no translation: “{text}”")
    fix = N_("translate it in the tool, mark it as translated, and import the file again")


@dataclass(frozen=True)
class LostMarkup(Problem):
    """Markup that a translator's tool, or its user, left out or made up. segment: the passage."""

    segment: str
    markup: str
    code = "lost-markup"
    severity = "warning"
    what = N_("the translation of passage {segment} is not sound in its markup: {markup}")
    fix = N_("compare the passage with the original: a link, a note or emphasis may be missing")


@dataclass(frozen=True)
class MissingExtra(Problem):
    """A format that needs a package which is not installed."""

    format: str
    code = "missing-extra"
    what = N_("the format {format} needs a package that is not installed: translate-toolkit")
    fix = N_("install it: pip install translate-toolkit (in a copy of the repository: .venv/bin/pip)")


@dataclass(frozen=True)
class FileInTheWay(Problem):
    """A file that `import` would change, and nobody has said yes."""

    code = "file-in-the-way"
    what = N_("the file is there already, and would change as shown above")
    fix = N_("read the difference, then run the same command with --yes")


@dataclass(frozen=True)
class FileChangedMeanwhile(Problem):
    """A file that somebody else wrote while `import` was at work."""

    code = "file-changed-meanwhile"
    what = N_("the file was changed while this command was at work; it was left as it is")
    fix = N_("run the command again")
