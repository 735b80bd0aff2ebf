"""Detects lost texts: takes the texts of this build, yields a problem if far fewer than in the last one are left.

Touches the disk: a small file in the cache, which `--fresh` does not remove.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from diglot.adapters.disk.files import write_cache_file
from diglot.adapters.files.rooted_files import read_file
from diglot.model.languages import Lang
from diglot.model.problems import N_, FewerTexts, Problem
from diglot.model.publication import EXPIRED, Manuscript
from diglot.pipeline.base.build_options import BuildOptions

_FILE = "published.json"

# Removing a few texts is normal, and so is removing a part of a small publication.
_MANY = 10
_SHARE_OF_LAST, _SHARE_OF_ALL = 0.25, 0.1

# Problems of front matter that can hold a text back unintentionally.
_HOLDING_BACK = frozenset(["wrong-value", "bad-date", "ambiguous-date", "broken-front-matter", "same-name"])


def check_losses(
    options: BuildOptions,
    now: int,
    read_held: Callable[[], Iterable[Manuscript]],
    held: Mapping[tuple[str, Lang], str],
    problems: Sequence[Problem],
) -> Iterator[Problem]:
    """Yield a problem if this build would publish far fewer texts than there are, or than the last one did.

    Texts that are clearly drafts, under embargo, expired or untranslated are held back on purpose. A build of some
    articles says nothing about the rest.

    now: the number of texts that are published, each language counted.
    read_held: reads the manuscripts of articles of which a text is held back.
    """
    if options.allows_fewer or options.only:
        return
    before = _read(options).get(_key(options), 0)
    # A whole series may expire on one day, when nobody is there to say that it should.
    expired = sum(reason == EXPIRED for reason in held.values())
    if _is_far_fewer(before - now - expired, before, _SHARE_OF_LAST):
        yield FewerTexts("content", str(now), str(before), N_("the last build published all of them"))
        return
    faulty = {problem.position[0] for problem in problems if problem.code in _HOLDING_BACK}
    lost = [text for text in read_held() if (text.key, text.lang) in held and text.path in faulty] if faulty else []
    if _is_far_fewer(len(lost), now + len(lost), _SHARE_OF_ALL):
        reason = N_("the rest is held back by errors in its front matter")
        yield FewerTexts("content", str(now), str(now + len(lost)), reason)


def _is_far_fewer(lost: int, before: int, share: float) -> bool:
    return lost >= _MANY and lost >= share * before


def remember_texts(options: BuildOptions, count: int) -> None:
    """Save the number of texts that this build published, for the next one."""
    if options.only:
        return
    counts = {**_read(options), _key(options): count}
    counts = {key: count for key, count in counts.items() if Path(key.partition("\n")[0]).exists()}
    with suppress(OSError):
        write_cache_file(options.cache, _FILE, json.dumps(counts).encode())


def _key(options: BuildOptions) -> str:
    return "\n".join([str(options.output), *options.langs, str(options.with_drafts)])


def _read(options: BuildOptions) -> dict[str, int]:
    try:
        counts = json.loads(read_file(options.cache, _FILE))
    except (OSError, ValueError):
        return {}
    return {key: count for key, count in counts.items() if isinstance(count, int)} if isinstance(counts, dict) else {}
