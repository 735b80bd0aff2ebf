"""Problems of what is written: the site, its releases, the cache. Touches nothing."""

from __future__ import annotations

from diglot.model.messages import N_
from diglot.model.problems.base import FileProblem, SubjectProblem


class NoBaseUrl(FileProblem, frozen=True):
    code = "no-base-url"
    severity = "warning"
    follows_from = frozenset(["broken-toml", "conflict-markers", "wrong-value"])
    what = N_("the site's address is not known, so feeds, the sitemap and links in the PDFs are left out")
    fix = N_('write base_url = "https://journal.example" with your own address')


class OutputNotOurs(SubjectProblem, frozen=True):
    code = "output-not-ours"
    is_fatal = True
    what = N_("the output folder holds files that diglot did not make")
    fix = N_("name an empty folder with --output")


class OutputUnwritable(SubjectProblem, frozen=True):
    reason: str
    code = "output-unwritable"
    is_fatal = True
    what = N_("the output cannot be written: {reason}")
    fix = N_("make room or give permission there, or name another folder with --output")


class NotReproduced(SubjectProblem, frozen=True):
    code = "not-reproduced"
    is_fatal = True
    what = N_("a second build of the same sources gave another file here")
    fix = N_("build anew with --fresh; if it differs still, report it as a fault of diglot, with both files")


class SearchFailed(SubjectProblem, frozen=True):
    reason: str
    code = "search-failed"
    what = N_("the search index cannot be made: {reason}")
    fix = N_("build without “search” among the formats, and report this as a fault of diglot")


class UnknownPage(SubjectProblem, frozen=True):
    suggestion: str
    code = "unknown-page"
    severity = "warning"
    is_transient = True
    what = N_("no such page was published{suggestion}")
    fix = N_("write the page after --explain as it is addressed, en/blog/article/, or its article, blog/article")


class DamagedStore(SubjectProblem, frozen=True):
    reason: str
    code = "damaged-store"
    severity = "warning"
    is_transient = True
    what = N_("the cache was damaged and is made anew: {reason}")
    fix = N_("nothing: the build is only slower this once")


class CacheUnwritable(SubjectProblem, frozen=True):
    reason: str
    code = "cache-unwritable"
    severity = "warning"
    is_transient = True
    what = N_("the cache cannot be written, so the next build makes everything anew: {reason}")
    fix = N_("give permission there, or build a copy of the publication in a folder of your own")


class MissingCache(SubjectProblem, frozen=True):
    code = "missing-cache"
    severity = "warning"
    is_transient = True
    what = N_("there is no cache here to look into")
    fix = N_("nothing the first time: afterwards put a copy of .cache/diglot there, or name another with --cache-from")


class RefusedCache(SubjectProblem, frozen=True):
    reason: str
    code = "refused-cache"
    severity = "warning"
    is_transient = True
    what = N_("this cache is of no use: {reason}")
    fix = N_("nothing: the build is only slower this once; put a new copy of .cache/diglot there")


class NotRemoved(SubjectProblem, frozen=True):
    reason: str
    code = "not-removed"
    what = N_("this cannot be removed: {reason}")
    fix = N_("see what is in the folder, and delete by hand what you no longer need")


class PreviewUnderWay(SubjectProblem, frozen=True):
    process: str
    code = "preview-under-way"
    what = N_("a preview is running, and reads what was to be removed (process {process})")
    fix = N_("end it with Ctrl-C, then clean again")


class NoSite(SubjectProblem, frozen=True):
    reason: str
    code = "no-site"
    what = N_("there is no finished site here: {reason}")
    fix = N_("build it first, or name its folder with --site")


class ReleasesNotOurs(SubjectProblem, frozen=True):
    reason: str
    code = "releases-not-ours"
    what = N_("releases cannot be kept here: {reason}")
    fix = N_("name an empty folder, or one that an earlier publish has made")


class ReleasesUnwritable(SubjectProblem, frozen=True):
    reason: str
    code = "releases-unwritable"
    what = N_("the releases cannot be written: {reason}")
    fix = N_("make room or give permission there, and publish again; readers see the old release meanwhile")


class NoEarlierRelease(SubjectProblem, frozen=True):
    code = "no-earlier-release"
    what = N_("no release here is earlier than the current one, or it was damaged")
    fix = N_("build the site of that day again, and publish it")


class FewerTexts(SubjectProblem, frozen=True):
    now: str
    before: str
    reason: str
    code = "fewer-texts"
    is_fatal = True
    what = N_("only {now} of {before} texts would be published: {reason}")
    fix = N_("if that is meant, build once with --allow-fewer; if not, look what was moved, deleted or held back")


class FailedTemplate(FileProblem, frozen=True):
    reason: str
    code = "broken-template"
    is_fatal = True
    what = N_("this template cannot be rendered: {reason}")
    fix = N_("mend this line, or delete the file: then the template of diglot itself is used")


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
    what = N_("the system does not let diglot at this file or folder: {reason}")
    fix = N_("give yourself permission to read and write there, or make room; nothing half written is left")
