"""Opens what a build works with and must close: takes build options, yields the store, pandoc and an executor.

Touches the disk, processes and the network through their adapters only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path

import msgspec
from msgspec.structs import replace

from diglot.adapters.databases.row_tables import RowsUnusable, RowTables
from diglot.adapters.databases.store import FallbackStore, Store, code_digest, store_in
from diglot.adapters.disk import Folder, locked, working_folder
from diglot.adapters.disk.files import write_cache_file
from diglot.adapters.extension_packages import overlay_of, own_queries
from diglot.adapters.files.default_files import Overlay
from diglot.adapters.files.rooted_files import read_file
from diglot.adapters.files.site_digest import SiteScan
from diglot.adapters.pandoc import PandocPool
from diglot.model.messages import N_
from diglot.model.problems import CacheUnwritable, DamagedStore, MissingCache, RefusedCache
from diglot.model.tasks import Executor
from diglot.pipeline.base.build_options import BuildOptions, BuildReport, Progress
from diglot.pipeline.base.diagnostics import Diagnostics
from diglot.pipeline.base.tasks import open_executor
from diglot.queries.all_queries import QUERIES
from diglot.queries.database import Database
from diglot.queries.inputs import Tools


class Resources(msgspec.Struct, frozen=True):
    """The open resources of one build. fallback: a second, read-only store, to look up what the first lacks.

    db: the values of the publication by key, of this build and the last one. makes_files: whether
    tasks make the files that the store lacks. site_scan: a scan of the published site that was begun before.
    """

    db: Database
    folder: Folder
    overlay: Overlay
    store: Store
    fallback: FallbackStore | None
    pandoc: PandocPool
    executor: Executor
    progress: Progress
    trusts_templates: bool = False
    makes_files: bool = True
    site_scan: SiteScan | None = None


def with_sound_cache(options: BuildOptions, build: Callable[[Diagnostics], BuildReport]) -> BuildReport:
    """Return the report of a build; where rows of the cache have a wrong form, of a second one without the cache.

    The checksum of such a row is right, but anybody can compute it.
    """
    reason, is_full = N_("a row has a wrong form"), False
    try:
        return build(Diagnostics(options))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        if options.is_fresh:
            raise
    except RowsUnusable as error:
        reason, is_full = error.reason, error.is_full
    if is_full:
        diagnostics = Diagnostics(options, keeps_rows=False)
        diagnostics.note([CacheUnwritable(options.cache.relative_to(options.root).as_posix(), reason)])
        return build(diagnostics)
    diagnostics = Diagnostics(replace(options, is_fresh=True))
    diagnostics.note([DamagedStore(".cache/diglot/store.sqlite", reason)])
    if options.cache_from:
        diagnostics.note([RefusedCache(str(options.cache_from), reason)])
    return build(diagnostics)


@contextmanager
def open_resources(
    options: BuildOptions,
    diagnostics: Diagnostics,
    progress: Progress,
    pandoc: PandocPool | None = None,
    site_scan: SiteScan | None = None,
) -> Iterator[Resources]:
    """Open the resources of one build, and close them after it. pandoc: processes to use and leave running.

    Raises: ExecutorUnavailable.
    """
    with working_folder(options.cache) as (cache, reason):
        if reason and diagnostics.keeps_rows:  # otherwise it has been said of the rows
            diagnostics.note([CacheUnwritable(options.cache.relative_to(options.root).as_posix(), reason)])
        with (
            locked(cache / "lock", progress.wait),
            _open_fallback(options, diagnostics) as fallback,
            Store(cache / "store.sqlite", is_fresh=options.is_fresh, fallback=fallback) as store,
            _open_rows(cache / "rows.sqlite", diagnostics, fallback, is_fresh=store.is_new) as rows,
            nullcontext(pandoc) if pandoc else PandocPool(options.jobs) as pool,
            open_executor(options) as executor,
        ):
            folder = Folder(options.root)
            db = Database(rows, (*QUERIES, *own_queries()), Tools(folder))
            overlay = overlay_of(options.root)
            yield Resources(
                db,
                folder,
                overlay,
                store,
                fallback,
                pool,
                executor,
                progress,
                options.trusts_templates,
                site_scan=site_scan,
            )


def _open_rows(path: Path, diagnostics: Diagnostics, fallback: FallbackStore | None, *, is_fresh: bool) -> RowTables:
    """Open the values of the last build; a file that cannot be used is given up, and begun again.

    is_fresh: begin it again anyway, because the store does not have the results that the values name. If there is a
    fallback, it begins with a copy of the values beside that: what has changed since is noticed as after any build.
    """
    version = code_digest()
    if not diagnostics.keeps_rows:
        return RowTables(None, version)
    if is_fresh:
        path.unlink(missing_ok=True)
        if fallback:
            with suppress(OSError):
                write_cache_file(path.parent, path.name, read_file(fallback.path.parent, path.name))
    try:
        return RowTables(path, version)
    except RowsUnusable as error:
        if not is_fresh:
            diagnostics.note([DamagedStore(".cache/diglot/rows.sqlite", error.reason)])
        path.unlink(missing_ok=True)
        return RowTables(path, version)


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
