"""Sources in, a site to look at out: the last good build, whatever the newest one said.

Every build goes into the cache. What it published is kept by hash, and an answer is read by the hash that the last
good build lists under its place: no name of a visitor's ever becomes a path, and a build that is under way changes
nothing of what is seen. Touches the disk through its machines only.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

import msgspec
from msgspec.structs import replace

from diglot.adapters.content_pool import ContentPool
from diglot.adapters.disk import PREVIEW, PREVIEW_LOCK, FinishedSite, Folder, hold
from diglot.adapters.pandoc import PandocPool
from diglot.core import hosting
from diglot.model.languages import Lang
from diglot.model.preview_messages import PreviewResponse
from diglot.pipeline.base.build_options import BuildOptions, BuildReport, Progress
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.render.outputs import PDF_MIME
from diglot.pipeline.site_build.pipeline import build, print_one
from diglot.pipeline.sources.load import read_settings

# What is quickly made, and seen in a page. PDFs are made when they are asked for; the rest is for those who publish.
_FORMATS = ("html", "parallel")

SOURCES = ("content", "templates", "assets", "locales")
"""The folders of a publication that a build reads."""

_SECURITY = {
    **hosting.SECURITY_HEADERS,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Snapshot(msgspec.Struct, frozen=True):
    """A good build. files: hashes by place. prefix: the path of the publication's address."""

    files: Mapping[str, str] = msgspec.field(default_factory=dict)
    prefix: str = ""
    languages: tuple[Lang, ...] = ()


class PreviewBuilder:
    """Builds, and answers from what was built. One build or PDF at a time; answers at any time."""

    def __init__(self, root: Path, jobs: int, today: Callable[[], dt.date], progress: Progress) -> None:
        """today: a preview may run for days."""
        # One process makes its pages: a fork would tear the threads that answer.
        self._order = BuildOptions(root, root / PREVIEW / "site", today(), with_drafts=True, allows_fewer=True)
        self._today = today
        self._progress = progress
        # Warm from one build to the next.
        self._pandoc = PandocPool(jobs)
        self._pool = ContentPool(root / PREVIEW / "pool")
        # As long as there are answers, nobody may sweep away what they are read from.
        self._lock = hold(self._order.cache / PREVIEW_LOCK)
        self._snapshots = [Snapshot()]

    def close(self) -> None:
        """End the processes."""
        self._pandoc.__exit__()
        self._lock.close()

    @property
    def snapshot(self) -> Snapshot:
        """The last good build; nothing before there was one."""
        return self._snapshots[-1]

    @property
    def page_headers(self) -> Mapping[str, str]:
        """What goes with every page: what will go with it when it is published, but for the preview's own news."""
        return {**_SECURITY, "Content-Security-Policy": hosting.page_policy(may_connect=True)}

    @property
    def sources(self) -> list[Path]:
        """The folders of sources that there are."""
        folders = (self._order.root / name for name in SOURCES)
        return [folder for folder in folders if folder.is_dir()]

    # ------------------------------------------------------------ building

    def rebuild(self) -> BuildReport:
        """Build from the sources as they are now. Where that fails, the last good build stays."""
        settings, _ = read_settings(Folder(self._order.root), KNOWN)
        formats = tuple(name for name in _FORMATS if name == "html" or name in settings.formats)
        self._order = replace(self._order, today=self._today(), formats=formats)
        report = build(self._order, self._progress, self._pandoc)
        if report.is_published:
            site = FinishedSite(self._order.output)
            self._pool.take_in(site.folder, site.files)
            prefix = hosting.host_of(settings, PurePosixPath("/"), (), ()).prefix
            # An answer that is under way may still read of the build before.
            self._snapshots = [self.snapshot, Snapshot(site.files, prefix, settings.languages)]
            self._pool.keep(mark for snapshot in self._snapshots for mark in snapshot.files.values())
        return report

    # ------------------------------------------------------------ answering

    def answer(self, path: str, head: str) -> PreviewResponse | Callable[[], PreviewResponse]:
        """What stands at a path; for the PDF of a text, the work that makes it.

        head: markup for the head of every page; "{mark}" in it stands for the page's hash.
        """
        snapshot = self.snapshot
        if not path.startswith(f"{snapshot.prefix}/"):
            top = path in ("/", snapshot.prefix)
            return PreviewResponse(302, headers={**_SECURITY, "Location": f"{snapshot.prefix}/"}) if top else _missing()
        place = path.removeprefix(f"{snapshot.prefix}/")
        for found in (place, f"{place}index.html" if place.endswith("/") or not place else ""):
            if found in snapshot.files:
                return self._file(snapshot, found, head)
        if f"{place}/index.html" in snapshot.files:
            return PreviewResponse(301, headers={**_SECURITY, "Location": f"{path}/"})
        if place.endswith(".pdf") and f"{place.removesuffix('.pdf')}/index.html" in snapshot.files:
            return lambda: self._pdf(snapshot, place, head)
        return self._lost(snapshot, place, head)

    def _lost(self, snapshot: Snapshot, place: str, head: str) -> PreviewResponse:
        lang = place.partition("/")[0]
        page = f"{lang}/404.html" if lang in snapshot.languages else "404.html"
        return replace(self._file(snapshot, page, head), status=404) if page in snapshot.files else _missing()

    def _file(self, snapshot: Snapshot, place: str, head: str) -> PreviewResponse:
        mark, mime = snapshot.files[place], hosting.mime_of(place)
        try:
            content = self._pool.read(mark)
        except OSError:
            # Two builds have ended since this answer began.
            return self._file(self.snapshot, place, head) if place in self.snapshot.files else _missing()
        headers = {**_SECURITY, "ETag": f'"{mark}"'}
        languages = hosting.content_languages(place, snapshot.languages)
        if languages:
            headers["Content-Language"] = languages
        if mime == "text/html":
            headers |= self.page_headers
            content = with_head(content, head.format(mark=mark))
        elif mime == "image/svg+xml":
            headers["Content-Security-Policy"] = hosting.DRAWING_POLICY
        return PreviewResponse(200, content, f"{mime}; charset=utf-8" if mime in hosting.TEXT_TYPES else mime, headers)

    def _pdf(self, snapshot: Snapshot, place: str, head: str) -> PreviewResponse:
        pdf = print_one(self._order, place, self._progress, self._pandoc)
        return PreviewResponse(200, pdf, PDF_MIME, _SECURITY) if pdf else self._lost(snapshot, place, head)


def with_head(page: bytes, markup: str) -> bytes:
    """A page with markup at the end of its head."""
    return page.replace(b"</head>", markup.encode() + b"</head>", 1)


def _missing() -> PreviewResponse:
    return PreviewResponse(404, b"There is no such page.\n", headers=_SECURITY)
