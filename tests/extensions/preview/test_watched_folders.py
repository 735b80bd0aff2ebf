"""How a preview learns of changes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing
from typing import Any

import pytest

from diglot.extensions.preview.adapters import web_server


class Site:
    """A site of which one folder is watched, then another as well."""

    def __init__(self) -> None:
        self.folders = ["content"]

    def sources(self) -> list[str]:
        return self.folders


def test_no_change_is_forgotten_at_a_limit_of_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """At its own, watchfiles forgets what came between its last look and the limit: seen once on a busy machine."""

    async def watcher(*_: str, rust_timeout: int, **__: Any) -> AsyncIterator[set[str]]:
        if rust_timeout:
            yield set()
        else:
            yield {"a.md"}
        await asyncio.Event().wait()

    async def changes_seen(site: Site) -> int:
        seen = 0
        async with aclosing(web_server._changes(site, must_poll=None)) as changes:  # type: ignore[arg-type]
            async for _ in changes:
                seen += 1
                if seen == 2:
                    site.folders = ["content", "assets"]
        return seen

    limits = []

    def noted(*folders: str, **options: Any) -> AsyncIterator[set[str]]:
        limits.append(options["rust_timeout"])
        return watcher(*folders, **options)

    monkeypatch.setattr(web_server, "awatch", noted)
    # In a thread of its own: a browser of other tests keeps a loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        seen = thread.submit(asyncio.run, changes_seen(Site())).result()
    assert seen == 2, "when it begins, and after the change; other folders end it"
    assert limits == [0]
