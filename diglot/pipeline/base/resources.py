"""Opens what a build works with and must close: takes build options, yields the store, pandoc and an executor.

Touches the disk, processes and the network through their adapters only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext

import msgspec
from msgspec.structs import replace

from diglot.adapters.default_files import Overlay
from diglot.adapters.disk import Folder, locked, working_folder
from diglot.adapters.pandoc import PandocPool
from diglot.adapters.store import FallbackStore, Store, store_in
from diglot.model.messages import N_
from diglot.model.problems import CacheUnwritable, DamagedStore, MissingCache, RefusedCache
from diglot.model.tasks import Executor
from diglot.pipeline.base.build_options import BuildOptions, BuildReport, Progress
from diglot.pipeline.base.diagnostics import Diagnostics
from diglot.pipeline.base.tasks import open_executor


class Resources(msgspec.Struct, frozen=True):
    """The open resources of one build. fallback: a second, read-only store, to look up what the first lacks."""

    folder: Folder
    overlay: Overlay
    store: Store
    fallback: FallbackStore | None
    pandoc: PandocPool
    executor: Executor
    progress: Progress


def with_sound_cache(options: BuildOptions, build: Callable[[Diagnostics], BuildReport]) -> BuildReport:
    """Return the report of a build; where rows of the cache have a wrong form, of a second one without the cache.

    The checksum of such a row is right, but anybody can compute it.
    """
    try:
        return build(Diagnostics(options))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        if options.is_fresh:
            raise
    diagnostics = Diagnostics(replace(options, is_fresh=True))
    reason = N_("a row has a wrong form")
    diagnostics.note([DamagedStore(".cache/diglot/store.sqlite", reason)])
    if options.cache_from:
        diagnostics.note([RefusedCache(str(options.cache_from), reason)])
    return build(diagnostics)


@contextmanager
def open_resources(
    options: BuildOptions, diagnostics: Diagnostics, progress: Progress, pandoc: PandocPool | None = None
) -> Iterator[Resources]:
    """Open the resources of one build, and close them after it. pandoc: processes to use and leave running.

    Raises: ExecutorUnavailable.
    """
    with working_folder(options.cache) as (cache, reason):
        if reason:
            diagnostics.note([CacheUnwritable(options.cache.relative_to(options.root).as_posix(), reason)])
        with (
            locked(cache / "lock", progress.wait),
            _open_fallback(options, diagnostics) as fallback,
            Store(cache / "store.sqlite", is_fresh=options.is_fresh, fallback=fallback) as store,
            nullcontext(pandoc) if pandoc else PandocPool(options.jobs) as pool,
            open_executor(options) as executor,
        ):
            yield Resources(Folder(options.root), Overlay(options.root), store, fallback, pool, executor, progress)


@contextmanager
def _open_fallback(options: BuildOptions, diagnostics: Diagnostics) -> Iterator[FallbackStore | None]:
    """Open the store of the cache that the options name, if it exists and is not the build's own."""
    path = None
    if options.cache_from and not options.is_fresh:
        path = store_in(options.cache_from)
        if path is None:
            diagnostics.note([MissingCache(str(options.cache_from))])
    if path is None or path.resolve() == (options.cache / "store.sqlite").resolve():
        yield None
    else:
        with FallbackStore(path) as fallback:
            yield fallback
