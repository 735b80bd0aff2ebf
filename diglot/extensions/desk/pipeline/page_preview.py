"""The pages of an article as they would be published now: made from the current sources, no site is written.

Pages are made in any thread, one after the other. Touches the disk, the store and pandoc through their adapters only.
"""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import msgspec

from diglot.adapters.pandoc import PandocPool
from diglot.adapters.templating.templates import TemplateBroken
from diglot.core import hosting, page_models
from diglot.model.languages import Lang
from diglot.model.problems import AnyProblem, FailedTemplate, Problem
from diglot.pipeline.base.build_options import BuildOptions, sorted_problems
from diglot.pipeline.base.diagnostics import Diagnostics
from diglot.pipeline.base.resources import open_resources
from diglot.pipeline.render.compiled_site import CompiledSite, PageFailed
from diglot.pipeline.site_build.site_compilation import compile_site

# The pages of both languages are made at once, and asked for one after the other.
_FRESH_SECONDS = 5


class _Quiet:
    """The progress of a build that nobody watches."""

    def wait(self, holder: str) -> None:
        """Say nothing of another build that has to end first."""

    def stage(self, name: str, total: int) -> None:
        """Say nothing of a stage."""

    def step(self) -> None:
        """Say nothing of a step."""

    def published(self) -> None:
        """Say nothing of pages: a preview makes no PDFs."""


class _Made(msgspec.Struct, frozen=True):
    """The pages that were made last. version: of the article; at: in seconds of a monotonic clock.

    problems: what a build finds in the article, or what kept its pages from being made.
    """

    article: str
    version: str
    at: float
    pages: Mapping[Lang, bytes]
    problems: tuple[AnyProblem, ...]
    failure: Problem | None = None


class PagePreview:
    """The pages of articles, and the files that they load. today: what embargoes are compared with."""

    def __init__(self, root: Path, today: Callable[[], dt.date]) -> None:
        """Start with nothing made."""
        self._root, self._today = root, today
        self._pandoc = PandocPool(1)
        self._lock = threading.Lock()
        self._made = _Made("", "", 0, {}, ())
        # By place; a place has the hash of its file in it, so that files of several states are kept apart.
        self._files: dict[str, Callable[[], bytes]] = {}

    def close(self) -> None:
        """End the processes."""
        self._pandoc.__exit__()

    def page(self, article: str, lang: Lang, version: str) -> bytes | Problem:
        """Return the page of an article in a language, b"" where it has none. version: of its files, as asked for.

        Raises: OSError.
        """
        made = self._fresh(article, version)
        return made.failure or made.pages.get(lang, b"")

    def problems(self, article: str, version: str) -> Sequence[AnyProblem]:
        """Return what a build finds wrong with an article. version: of its files, as asked for. Raises: OSError."""
        made = self._fresh(article, version)
        return [*made.problems, *([made.failure] if made.failure else [])]

    def _fresh(self, article: str, version: str) -> _Made:
        with self._lock:
            is_fresh = time.monotonic() - self._made.at < _FRESH_SECONDS
            if (self._made.article, self._made.version) != (article, version) or not is_fresh:
                self._made = self._make(article, version)
            return self._made

    def file(self, place: str) -> tuple[bytes, str] | None:
        """Return a file that a page loads and its type; None for any other place."""
        read = self._files.get(place)
        return (read(), hosting.mime_of(place)) if read else None

    def _make(self, article: str, version: str) -> _Made:
        options = BuildOptions(
            self._root,
            self._root,
            self._today(),
            # Only this one: the rest of a large publication would be read for nothing.
            only=(article or "index",),
            formats=("html",),
            with_drafts=True,
            is_lenient=True,
            allows_fewer=True,
        )
        diagnostics = Diagnostics(options)
        pages: Mapping[Lang, bytes] = {}
        failure: Problem | None = None
        with open_resources(options, diagnostics, _Quiet(), self._pandoc) as resources:
            site = compile_site(resources, diagnostics)
            try:
                pages = dict(_pages(site, article))
            except TemplateBroken as error:
                failure = FailedTemplate(error.file, error.line, error.reason)
            except PageFailed as error:
                failure = error.problem
        prefix = site.address.prefix.strip("/")
        places = {place: partial(bytes, content) for place, content in site.theme.contents.items()}
        places |= {file.place: partial(site.files.read, file.path) for file in site.files.used}
        self._files |= {f"{prefix}/{place}".lstrip("/"): read for place, read in places.items()}
        return _Made(article, version, time.monotonic(), pages, sorted_problems(diagnostics.problems), failure)


def _pages(site: CompiledSite, article: str) -> Iterator[tuple[Lang, bytes]]:
    """Yield the page of an article in each language."""
    names = {
        f"{lang} {name}".rstrip(): lang
        for lang in site.settings.languages
        for name in (f"article {article}", f"blog 1 {article}", *(["home 1"] if not article else []))
    }
    for task in page_models.page_tasks([site.builder(lang) for lang in site.settings.languages]):
        if task.name in names:
            page = next(iter(task.make()))
            # In one size each: that a picture is offered in several makes no difference to what is seen.
            yield names[task.name], site.renderer.render(page).encode()
