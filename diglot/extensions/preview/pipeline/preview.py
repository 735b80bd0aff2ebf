"""The preview: builds the sources, and answers requests from the last good build.

Every build goes into the cache. Its files are kept by hash, and a request is answered by the hash that the last good
build lists for its place: no path from a request is ever used as a file name, and a build in progress does not change
what is served. Touches the disk through its adapters only.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec.structs import replace

from diglot.adapters.disk import PREVIEW, PREVIEW_LOCK, FinishedSite, Folder, SiteUnfinished, acquire_lock
from diglot.adapters.extension_packages import own_policies
from diglot.adapters.pandoc import PandocPool
from diglot.core import hosting
from diglot.extensions.preview.adapters.content_pool import ContentPool
from diglot.extensions.preview.model.messages import PreviewResponse
from diglot.extensions.preview.pipeline.single_pdf import print_one
from diglot.model.languages import Lang
from diglot.model.settings import Settings
from diglot.pipeline.base.build_options import BuildOptions, BuildReport, Progress
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.render.outputs import PDF_MIME
from diglot.pipeline.site_build.pipeline import build
from diglot.pipeline.sources.load import read_settings

# Formats that are made at each change: pages, and the index of the search from the first request for it on. PDFs are
# made on request; of the others, pages offer what was published last.
_FORMATS, _INDEX = ("html", "parallel"), "search"
_SITE = f"{PREVIEW}/site"

SOURCES = ("content", "templates", "assets", "locales")
"""The folders of a publication that a build reads."""

_SECURITY = {
    **hosting.SECURITY_HEADERS,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Snapshot(msgspec.Struct, frozen=True):
    """A good build. files: hashes by place. prefix: the path of the site's base URL. csp: additions for its pages.

    published: the site that a build has published, if it is shown until the first build of the preview.
    """

    files: Mapping[str, str] = msgspec.field(default_factory=dict)
    prefix: str = ""
    languages: tuple[Lang, ...] = ()
    csp: Mapping[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    published: FinishedSite | None = None


class PreviewBuilder:
    """Builds the preview, and answers requests from it at any time. Only one build or PDF may run at a time."""

    def __init__(
        self, root: Path, jobs: int, today: Callable[[], dt.date], progress: Progress, *, trusts_templates: bool = False
    ) -> None:
        """Start with what is published, if anything is. today: a function, because a preview may run for days."""
        # One process renders the pages: fork() is unsafe with the threads that answer requests.
        self._options = BuildOptions(
            root,
            root / _SITE,
            today(),
            with_drafts=True,
            allows_fewer=True,
            trusts_templates=trusts_templates,
        )
        self._made = frozenset(_FORMATS)
        self._today = today
        self._progress = progress
        # Kept open, so that pandoc is warm for the next build.
        self._pandoc = PandocPool(jobs)
        self._pool = ContentPool(root, f"{PREVIEW}/pool")
        # While requests are answered, no other process may clean the files that they are read from.
        self._lock = acquire_lock(self._options.cache / PREVIEW_LOCK)
        self._snapshots = [Snapshot()]
        with suppress(SiteUnfinished, OSError):
            site = self._published()
            settings, _ = read_settings(Folder(root), KNOWN)
            self._snapshots = [replace(_snapshot_of(site, settings), published=site)]

    def close(self) -> None:
        """End the processes."""
        self._pandoc.__exit__()
        self._lock.close()

    @property
    def snapshot(self) -> Snapshot:
        """The last good build; before the first what is published, or nothing."""
        return self._snapshots[-1]

    @property
    def page_headers(self) -> Mapping[str, str]:
        """The headers of every page: those of the published site, but pages may connect to the preview's events."""
        return {**_SECURITY, "Content-Security-Policy": hosting.page_policy(self.snapshot.csp)}

    @property
    def sources(self) -> list[Path]:
        """The existing folders of sources."""
        folders = (self._options.root / name for name in SOURCES)
        return [folder for folder in folders if folder.is_dir()]

    def _published(self) -> FinishedSite:
        """Return the site that a build has published. Raises: SiteUnfinished, OSError."""
        return FinishedSite(self._options.root / "public")

    # ------------------------------------------------------------ building

    def rebuild(self) -> BuildReport:
        """Build from the current sources. If that fails, the last good build stays."""
        settings, _ = read_settings(Folder(self._options.root), KNOWN)
        leaves = tuple(name for name in settings.formats if name not in self._made)
        self._options = replace(self._options, today=self._today(), leaves=leaves)
        report = build(self._options, self._progress, self._pandoc)
        if report.is_published:
            site = FinishedSite(self._options.output)
            self._pool.take_in(_SITE, site.files)
            # A request in progress may still read from the previous build.
            self._snapshots = [self.snapshot, _snapshot_of(site, settings)]
            self._pool.keep(digest for snapshot in self._snapshots for digest in snapshot.files.values())
        return report

    # ------------------------------------------------------------ answering

    def answer(self, path: str, head: str) -> PreviewResponse | Callable[[], PreviewResponse]:
        """Return the response to a path; for the PDF of a text, a function that makes it.

        head: markup for the head of every page; "{mark}" in it is replaced by the hash of the page, and "{text}" by
        one that stays when only addresses in the head change, such as those of stylesheets.
        """
        snapshot = self.snapshot
        if not path.startswith(f"{snapshot.prefix}/"):
            top = path in ("/", snapshot.prefix)
            return (
                PreviewResponse(302, headers={**_SECURITY, "Location": f"{snapshot.prefix}/"})
                if top
                else _plain_not_found()
            )
        place = path.removeprefix(f"{snapshot.prefix}/")
        for candidate in (place, f"{place}index.html" if place.endswith("/") or not place else ""):
            if candidate in snapshot.files:
                return self._file(snapshot, candidate, head)
        if f"{place}/index.html" in snapshot.files:
            return PreviewResponse(301, headers={**_SECURITY, "Location": f"{path}/"})
        if place.endswith(".pdf") and f"{place.removesuffix('.pdf')}/index.html" in snapshot.files:
            return lambda: self._pdf(snapshot, place, head)
        if _INDEX not in self._made and place.startswith(tuple(own_policies())):
            return lambda: self._indexed(place, head)
        return self._not_found(snapshot, place, head)

    def _indexed(self, place: str, head: str) -> PreviewResponse:
        """Return a file of an index, which is made from now on."""
        if _INDEX not in self._made:
            self._made |= {_INDEX}
            self.rebuild()
        found = self.snapshot.files
        return self._file(self.snapshot, place, head) if place in found else self._not_found(self.snapshot, place, head)

    def _not_found(self, snapshot: Snapshot, place: str, head: str) -> PreviewResponse:
        """Return a file that was published last and is not previewed, such as an e-book; else the page for nothing."""
        if offered := self._offered(place):
            return offered
        lang = place.partition("/")[0]
        page = f"{lang}/404.html" if lang in snapshot.languages else "404.html"
        return replace(self._file(snapshot, page, head), status=404) if page in snapshot.files else _plain_not_found()

    def _offered(self, place: str) -> PreviewResponse | None:
        mime = hosting.mime_of(place)
        if mime in hosting.TEXT_TYPES:
            return None  # pages and what is made of them are as they were, and may be gone
        with suppress(SiteUnfinished, KeyError):
            return PreviewResponse(200, self._published().read(place), mime, _SECURITY)
        return None

    def _file(self, snapshot: Snapshot, place: str, head: str) -> PreviewResponse:
        digest, mime = snapshot.files[place], hosting.mime_of(place)
        try:
            content = snapshot.published.read(place) if snapshot.published else self._pool.read(digest)
        except (OSError, SiteUnfinished):
            if snapshot is self.snapshot:
                return _plain_not_found()  # somebody has changed what is published
            # Two builds have ended since this request began.
            return self._file(self.snapshot, place, head) if place in self.snapshot.files else _plain_not_found()
        headers = {**_SECURITY, "ETag": f'"{digest}"'}
        languages = hosting.content_languages(place, snapshot.languages)
        if languages:
            headers["Content-Language"] = languages
        if mime == "text/html":
            headers |= self.page_headers
            content = with_head(content, head.format(mark=digest, text=_digest_of_text(content)))
        elif mime == "image/svg+xml":
            headers["Content-Security-Policy"] = hosting.DRAWING_POLICY
        return PreviewResponse(200, content, f"{mime}; charset=utf-8" if mime in hosting.TEXT_TYPES else mime, headers)

    def _pdf(self, snapshot: Snapshot, place: str, head: str) -> PreviewResponse:
        pdf = print_one(self._options, place, self._progress, self._pandoc)
        return PreviewResponse(200, pdf, PDF_MIME, _SECURITY) if pdf else self._not_found(snapshot, place, head)


def _snapshot_of(site: FinishedSite, settings: Settings) -> Snapshot:
    # Pages may search before there is an index.
    indexes = [place for place in own_policies() if place.endswith("/") and _INDEX in settings.formats]
    hosted = hosting.make_hosted_site(settings, [*site.files, *indexes], own_policies())
    return Snapshot(site.files, hosted.prefix, settings.languages, hosted.csp)


def with_head(page: bytes, markup: str) -> bytes:
    """Return a page with markup added at the end of its head."""
    return page.replace(b"</head>", markup.encode() + b"</head>", 1)


# Stylesheets, icons, colours of the browser's bars: what a page's script can exchange while the page stays open. And
# facts for search engines, which name the card of the page: a look colours it, too.
_EXCHANGEABLE = re.compile(rb'<(?:link|meta)\b[^>]*>\s*|<script type="application/ld\+json">[^<]*</script>\s*')


def _digest_of_text(page: bytes) -> str:
    head, end, body = page.partition(b"</head>")
    return hashlib.sha256(_EXCHANGEABLE.sub(b"", head) + end + body).hexdigest()


def _plain_not_found() -> PreviewResponse:
    return PreviewResponse(404, b"Page not found.\n", headers=_SECURITY)
