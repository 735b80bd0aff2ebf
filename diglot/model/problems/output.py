"""Problems of what is written: the site, its releases, the cache. Touches nothing."""

from diglot.model.messages import N_
from diglot.model.problems.base import FileProblem, SubjectProblem


class NoBaseUrl(FileProblem, frozen=True):
    code = "no-base-url"
    severity = "warning"
    follows_from = frozenset(["broken-toml", "conflict-markers", "wrong-value"])
    what = N_("the site's address is not set, so feeds, the sitemap and links in PDFs are left out")
    fix = N_('write base_url = "https://journal.example" with your own address')


class OutputNotOurs(SubjectProblem, frozen=True):
    code = "output-not-ours"
    is_fatal = True
    what = N_("the output folder contains files that diglot did not make")
    fix = N_("give an empty folder with --output")


class OutputUnwritable(SubjectProblem, frozen=True):
    reason: str
    code = "output-unwritable"
    is_fatal = True
    what = N_("the output cannot be written: {reason}")
    fix = N_("free some space or change the permissions there, or give another folder with --output")


class LeakedMark(FileProblem, frozen=True):
    """file: the text, or the address of a page that is made of several. written: the words around the mark."""

    written: str
    code = "leaked-mark"
    what = N_("a mark that diglot made for itself would be shown to readers: {written}")
    fix = N_(
        "this is a bug in diglot, please report it with these words; until it is corrected, write them in another way"
    )


class PageFault(SubjectProblem, frozen=True):
    """subject: the page or feed, as the build calls it. reason: the error, quoted."""

    reason: str
    code = "page-failed"
    is_fatal = True
    what = N_("diglot itself failed while it made this page or feed: {reason}")
    fix = N_(
        "this is a bug in diglot: please report it, with what the same command prints with --debug; nothing is "
        "published until it is corrected, or until what the page lists is otherwise"
    )


class NotReproduced(SubjectProblem, frozen=True):
    code = "not-reproduced"
    is_fatal = True
    what = N_("a second build of the same sources produced a different file here")
    fix = N_("build again with --fresh; if the files still differ, report a bug in diglot and attach both")


class UnknownPage(SubjectProblem, frozen=True):
    suggestion: str
    code = "unknown-page"
    severity = "warning"
    is_transient = True
    what = N_("this page was not published{suggestion}")
    fix = N_("after --explain, give the address of the page, en/blog/article/, or its article, blog/article")


class DamagedStore(SubjectProblem, frozen=True):
    reason: str
    code = "damaged-store"
    severity = "warning"
    is_transient = True
    what = N_("the cache was damaged and has been recreated: {reason}")
    fix = N_("no action is needed: this build just takes longer")


class CacheUnwritable(SubjectProblem, frozen=True):
    reason: str
    code = "cache-unwritable"
    severity = "warning"
    is_transient = True
    what = N_("the cache cannot be written, so the next build starts from scratch: {reason}")
    fix = N_("change the permissions there, or build a copy of the publication in a folder of your own")


class MissingCache(SubjectProblem, frozen=True):
    code = "missing-cache"
    severity = "warning"
    is_transient = True
    what = N_("there is no cache here")
    fix = N_("nothing the first time; afterwards put a copy of .cache/diglot there, or give another with --cache-from")


class RefusedCache(SubjectProblem, frozen=True):
    reason: str
    code = "refused-cache"
    severity = "warning"
    is_transient = True
    what = N_("this cache cannot be used: {reason}")
    fix = N_(
        "no action is needed now, this build just takes longer; for the next one, put a new copy of .cache/diglot there"
    )


class NoSite(SubjectProblem, frozen=True):
    reason: str
    code = "no-site"
    what = N_("there is no finished site here: {reason}")
    fix = N_("build it first, or give its folder with --site")


class FewerTexts(SubjectProblem, frozen=True):
    now: str
    before: str
    reason: str
    code = "fewer-texts"
    is_fatal = True
    what = N_("only {now} of {before} texts would be published: {reason}")
    fix = N_(
        "if that is intended, build once with --allow-fewer; if not, find out what was moved, deleted or held back"
    )


class FailedTemplate(FileProblem, frozen=True):
    reason: str
    code = "broken-template"
    is_fatal = True
    what = N_("this template cannot be rendered: {reason}")
    fix = N_("correct this line, or delete the file to use diglot's own template")


class UnknownName(FileProblem, frozen=True):
    """A template or a stylesheet of the publication names something that does not exist."""

    name: str
    suggestion: str
    code = "unknown-name"
    is_fatal = True
    what = N_("“{name}” does not exist here{suggestion}")
    fix = N_("write a name that exists: page models are in docs/extensions.md, functions and tokens in docs/theming.md")


class BrokenStyle(FileProblem, frozen=True):
    reason: str
    code = "broken-style"
    is_fatal = True
    what = N_("this stylesheet cannot be read: {reason}")
    fix = N_("correct this line, or delete the file to use diglot's own style")


class IdlePageRule(FileProblem, frozen=True):
    name: str
    code = "idle-page-rule"
    severity = "warning"
    what = N_("“{name}” of @page has no effect: PDFs have their size and margins from the settings")
    fix = N_("delete it, and set “trim”, or inside, outside, top and bottom under [page], in content/site.toml")


class OldCopy(FileProblem, frozen=True):
    copied: str
    current: str
    code = "old-copy"
    severity = "warning"
    what = N_("this is a copy of an older default (its mark is {copied}; that of the default is now {current})")
    fix = N_("compare the two, take over what changed, then copy the last line with the mark as well")


class MissingLibrary(SubjectProblem, frozen=True):
    """subject: the libraries; the others: the packages that have them, on each system."""

    debian: str
    fedora: str
    alpine: str
    brew: str
    code = "missing-library"
    is_fatal = True
    what = N_("PDFs need libraries that this system does not have")
    fix = N_(
        "install them: Debian: apt install {debian}; Fedora: dnf install {fedora}; Alpine: apk add {alpine}; "
        "macOS: brew install {brew}; or build without PDFs: --formats html"
    )


class FileOutOfReach(SubjectProblem, frozen=True):
    reason: str
    code = "file-out-of-reach"
    what = N_("this cannot be read or written: {reason}")
    fix = N_(
        "change the permissions, free some space or move what is in the way, then run the command again; "
        "no file is half written"
    )


class FileGone(SubjectProblem, frozen=True):
    code = "file-gone"
    what = N_("this existed when diglot started, but is gone now")
    fix = N_("let git, an editor or whatever else changes files here finish, then run the command again")


class ResourceShort(SubjectProblem, frozen=True):
    reason: str
    code = "resource-short"
    what = N_("the system cannot give diglot what it needs: {reason}")
    fix = N_(
        "free some space, close other programs or raise the limit (`ulimit -a` shows it), then run the command again"
    )


class MissingPandoc(SubjectProblem, frozen=True):
    code = "missing-pandoc"
    what = N_("pandoc, which reads the texts, was not found")
    fix = N_("install the package pypandoc-binary beside diglot, or give the path of another pandoc in PYPANDOC_PANDOC")
