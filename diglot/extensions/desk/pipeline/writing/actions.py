"""What the script orders that is no row: to begin an article, write an original, take a picture or a Word file."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

from diglot.adapters.disk import FileChanged, Folder
from diglot.adapters.extension_packages import own_hooks
from diglot.adapters.pandoc import PandocPool
from diglot.adapters.picture_files import PictureRefused
from diglot.extensions.desk import core as rows_of
from diglot.extensions.desk.pipeline.app import DeskAction, DeskApp, json_answer
from diglot.extensions.desk.pipeline.desk import Incoming, Refusal
from diglot.extensions.desk.pipeline.orders import (
    ArticleOrder,
    ImportOrder,
    NewOrder,
    PictureOrder,
    WordOrder,
    WriteOrder,
)
from diglot.extensions.desk.pipeline.writing.originals import (
    OriginalConflict,
    plan_article,
    read_original,
    save_original,
)
from diglot.extensions.desk.pipeline.writing.pictures import place_picture
from diglot.extensions.preview.model.messages import PendingResponse, PendingWork, PreviewResponse
from diglot.model.languages import Lang
from diglot.model.messages import N_
from diglot.model.problems import FileChangedMeanwhile, Problem
from diglot.pipeline.base.file_edits import FileEdit
from diglot.pipeline.base.text_import import ImportedText, TextFile

_ELSEWHERE = N_("These are copies of the texts of another program's site: begin articles and add pictures there.")
# Of a new text: enough to see what has become of it.
_MOST_LINES = 400


def _refused(app: DeskApp, refused: Refusal | Problem) -> PreviewResponse:
    return app.refusal(refused) if isinstance(refused, Problem) else app.outcome(refused)


def _write(app: DeskApp, order: ArticleOrder, edits: Sequence[FileEdit]) -> PreviewResponse | None:
    try:
        app.desk.write(order.article, order.to, *edits)
    except FileChanged as changed:
        return app.refusal(FileChangedMeanwhile(str(changed.args[0]), None))
    return None


def begin_article(app: DeskApp, order: NewOrder) -> PreviewResponse:
    """Begin an article."""
    if app.desk.is_elsewhere:
        return app.outcome(Refusal(_ELSEWHERE))
    planned = plan_article(app.desk, order.title, order.name, order.to, order.section)
    if isinstance(planned, (Refusal, Problem)):
        return _refused(app, planned)
    # The commit names it.
    order.article = planned.key
    return _write(app, order, [planned.edit]) or json_answer(200, {"href": _href(planned.key)})


def write_original(app: DeskApp, order: WriteOrder) -> PreviewResponse:
    """Save an original as a whole."""
    if app.desk.is_elsewhere:
        return app.outcome(Refusal(_ELSEWHERE))
    try:
        outcome = save_original(app.desk, order.article, order.base, order.text)
    except FileChanged as changed:
        return app.refusal(FileChangedMeanwhile(str(changed.args[0]), None))
    if isinstance(outcome, OriginalConflict):
        return json_answer(409, {"theirs": outcome.theirs, "merged": outcome.merged})
    if outcome is not None:
        return _refused(app, outcome)
    return json_answer(200, {})


def undo_original(app: DeskApp, order: ArticleOrder) -> PreviewResponse:
    """Take back the last save of an original, or what was made for it."""
    refused = app.desk.undo_whole(order.article, order.to)
    if refused:
        return app.outcome(refused)
    now = read_original(app.desk, order.article)
    text = None if isinstance(now, Problem) else now.file.text
    return json_answer(200, {"is_gone": text is None, "text": text or ""})


def add_picture(app: DeskApp, order: PictureOrder) -> PreviewResponse:
    """Put a picture among those of the publication; return the Markdown that shows it."""
    if app.desk.is_elsewhere:
        return app.outcome(Refusal(_ELSEWHERE))
    try:
        placed = place_picture(app.desk.folder, order.name, order.content)
    except PictureRefused as refused:
        say = app.formatter.say
        words = N_("This picture cannot be published: {reason}. Nothing was saved.")
        return json_answer(422, {"message": say(words, reason=say(refused.args[0]))})
    failed = _write(app, order, [placed.edit]) if placed.edit else None
    markdown = rows_of.picture_markdown(placed.href, order.alt, order.caption)
    return failed or json_answer(200, {"markdown": markdown})


# ---------------------------------------------------------------- Word files


def look_at_word(app: DeskApp, order: WordOrder) -> PreviewResponse | PendingResponse:
    """Return what importing a file would write. Nothing is written before the person has seen it."""
    importers = own_hooks("text-import")
    if app.desk.is_elsewhere or not importers:
        return app.outcome(Refusal(_ELSEWHERE if app.desk.is_elsewhere else N_("Nothing here reads such files.")))
    file = TextFile(order.name, order.content, order.to, order.article, order.section)
    # A long document takes pandoc seconds: the others go on working.
    return PendingResponse(
        PendingWork("previews", partial(_read, app.desk.root, importers[0], file)), partial(_looked_at, app)
    )


def _read(
    root: Path, read: Callable[[TextFile, Folder, PandocPool], ImportedText | Problem], file: TextFile
) -> ImportedText | Problem:
    with PandocPool(1) as pandoc:
        return read(file, Folder(root), pandoc)


def _looked_at(app: DeskApp, found: ImportedText | Problem) -> PreviewResponse:
    if isinstance(found, Problem):
        return app.refusal(found)
    token = secrets.token_urlsafe(12)
    app.desk.incoming = Incoming(token, found)
    texts = [edit for edit in found.edits if edit.path.endswith(".md")]
    document = {
        "token": token,
        "article": found.article,
        "to": found.lang,
        "files": [edit.path for edit in found.edits],
        "lines": [line for edit in texts for line in _lines(edit)],
        "problems": [f"{app.pages.located(problem)}. {app.formatter.fix(problem)}" for problem in found.problems],
        "message": "" if found.edits else app.formatter.say(N_("The file says what the text says already.")),
    }
    return json_answer(200, document)


def _lines(edit: FileEdit) -> Sequence[str]:
    return edit.difference(edit.path) or edit.after.decode("utf-8-sig").splitlines()[:_MOST_LINES]


def import_word(app: DeskApp, order: ImportOrder) -> PreviewResponse:
    """Write what a file was seen to hold."""
    incoming = app.desk.incoming
    if incoming is None or incoming.token != order.token:
        return app.outcome(Refusal(N_("The desk no longer has this file: choose it once more.")))
    text = incoming.text
    original = app.desk.original(text.article, text.edits)
    if isinstance(original, Problem):
        return app.refusal(original)
    if original.lang != text.lang:
        opened = app.desk.open(text.article, text.lang, edits=text.edits)
        if isinstance(opened, Problem):
            return app.refusal(opened)
    order.article, order.to = text.article, text.lang
    if failed := _write(app, order, text.edits):
        return failed
    app.desk.incoming = None
    return json_answer(200, {"href": _href(text.article, "" if original.lang == text.lang else text.lang)})


def _href(key: str, to: Lang = "") -> str:
    """Return the address of an article on the desk, or without a language that of its original."""
    return f"/article?{urlencode({'name': key, 'to': to})}" if to else f"/write?{urlencode({'name': key})}"


ACTIONS: Mapping[str, DeskAction] = {
    "/-/new": (NewOrder, begin_article, "translator"),
    "/-/write": (WriteOrder, write_original, "translator"),
    "/-/undo-text": (ArticleOrder, undo_original, "translator"),
    "/-/picture": (PictureOrder, add_picture, "translator"),
    "/-/word": (WordOrder, look_at_word, "translator"),
    "/-/import": (ImportOrder, import_word, "translator"),
}
