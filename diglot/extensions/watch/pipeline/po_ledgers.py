"""Documents whose translations are in PO files in, their ledgers written: what a PO file says is in step, is in step.

A ledger has the rows as they were translated: those without the mark `fuzzy` as they are, the others as they were.
Touches the disk, the store and pandoc through their adapters only.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from diglot.adapters.disk import Folder, write_record
from diglot.core import ledger
from diglot.extensions.watch.core import po_copies
from diglot.extensions.watch.pipeline.po_sites import PoDocument
from diglot.extensions.watch.pipeline.site_finder import FOLDER
from diglot.model.languages import Lang
from diglot.model.places import ledger_place
from diglot.model.problems import DamagedLedger
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.translation.ledger_files import parse_ledger_source, read_ledger_source
from diglot.pipeline.translation.ledger_store import NormalizedText, open_ledgers
from diglot.pipeline.translation.units import AlignedEditions

# The texts as they were when they were translated, as a publication beside the store; from the site's folder.
_EARLIER = f"{FOLDER}/.cache/as-translated"
_JOBS = 2


def write_ledgers(site: Path, settings: bytes, documents: Sequence[PoDocument], langs: tuple[Lang, Lang]) -> None:
    """Write the ledgers of those documents whose texts, as they were translated, are others than the last time.

    Days, names and reviews of rows that stay are kept. site: the folder of the site. Raises: OSError.
    """
    folder, root = Folder(site), site / FOLDER
    changed = {}
    for document in documents:
        original, target = (f"content/{lang}/{document.stem}.md" for lang in langs)
        texts = {
            f"{_EARLIER}/{original}": po_copies.original_as_translated(document.messages).encode(),
            f"{_EARLIER}/{target}": po_copies.translation(document.messages).text.encode(),
        }
        is_new = not all(folder.find(path) and folder.read(path) == text for path, text in texts.items())
        if is_new or not Folder(root).find(ledger_place(document.stem)):
            changed[document.stem] = document
            for path, text in texts.items():
                write_record(site, path, text, is_flushed=False)
    if not changed:
        return
    write_record(site, f"{_EARLIER}/content/site.toml", settings, is_flushed=False)
    day = dt.date.fromtimestamp(0)
    with open_ledgers(site / _EARLIER, KNOWN, day, _JOBS, changed) as store:
        for pair in store.reader.aligned(store.reader.articles):
            if isinstance(pair, AlignedEditions):
                texts_now = [store.normalized(one.edition) for one in (pair.original, pair.translation)]
                stem = pair.original.edition.manuscript.path.split("/", 2)[2].removesuffix(".md")
                forms = [one.text for one in texts_now if isinstance(one, NormalizedText)]
                if len(forms) == len(texts_now):
                    file = changed[stem].file
                    update = ledger.SyncUpdate(
                        langs, forms[0], forms[1], pair.alignment, _day(file.day) or day, _name(file.translator)
                    )
                    _write(root, ledger_place(stem), update)


def _write(root: Path, path: str, update: ledger.SyncUpdate) -> None:
    source = read_ledger_source(Folder(root), path)
    recorded = parse_ledger_source(source, path) if isinstance(source, str) else source
    if not isinstance(recorded, DamagedLedger):
        new = ledger.record_sync(recorded, update)
        if new != recorded:
            write_record(root, path, ledger.format_ledger(new).encode(), is_flushed=False)


def _name(translator: str) -> str:
    """Return the name of who translated last, without an address."""
    return translator.partition("<")[0].strip() or "PO"


def _day(written: str) -> dt.date | None:
    with suppress(ValueError):
        return dt.date.fromisoformat(written)
    return None
