"""Check the captions of recordings: a compiled site in, problems out. Touches the disk through its adapter only."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import permutations

from diglot.adapters.disk import Folder
from diglot.extensions.media.core import captions
from diglot.extensions.media.core.figures import has_transcript
from diglot.extensions.media.model.problems import BrokenCaptions, CaptionsOutOfStep, MissingCaptions
from diglot.model.markup.attached_files import caption_path, is_recording
from diglot.model.problems import Problem
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.queries.links import LINKS, linking_text
from diglot.queries.texts import job_of, path_of

_EXCERPT = 60


def check_captions(site: CompiledSite, paths: Collection[str], folder: Folder) -> Iterator[Problem]:
    """Yield a problem for each recording without captions, and for faults in these. paths: of the checked texts."""
    group, recordings = site.source_texts.group, dict[str, None]()
    for row_key, links in site.services.db.values(LINKS, group):
        used = [file for file in links.files if is_recording(file)]
        if used:
            key = row_key.removeprefix(group)
            if path_of(key) in paths:
                recordings |= dict.fromkeys(used)
                yield from _find_missing(key, used, site)
    for recording in recordings:
        yield from _compare(_read_each(recording, site, folder))


def _find_missing(key: str, used: Collection[str], site: CompiledSite) -> Iterator[Problem]:
    """Yield a problem for each use of a recording in a text that has no captions in the language of the text."""
    job = job_of(site.services.db, key)
    lacking = {file for file in used if caption_path(file, job.lang) not in site.directory.files}
    if not lacking:
        return
    lines, markup = site.compiler.lines(job), site.compiler.rendered(job.key).html
    for use in linking_text(site.services.db, key).metadata.uses:
        file = site.directory.asset(use.address)
        if use.place.kind == "image" and file in lacking and not has_transcript(markup, use.address):
            line = lines.get(use.place, job.body_line)
            yield MissingCaptions(job.path, line, use.written, job.lang, caption_path(file, job.lang))


def _read_each(recording: str, site: CompiledSite, folder: Folder) -> Mapping[str, str]:
    """Return the captions of a recording by the paths of their files."""
    paths = (caption_path(recording, lang) for lang in site.settings.languages)
    files = site.source_texts.sources.files
    return {path: _text(folder.read(files[path].name_on_disk)) for path in paths if path in files}


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace")


def _compare(texts: Mapping[str, str]) -> Iterator[Problem]:
    """Yield what is wrong with captions, and the first words that those in another language do not have."""
    sound: dict[str, tuple[captions.Cue, ...]] = {}
    for path, text in texts.items():
        cues, faults = captions.read_captions(text)
        yield from (BrokenCaptions(path, fault.line, fault.reason) for fault in faults)
        if not faults:
            sound[path] = cues
    for (path, cues), (other, others) in permutations(sound.items(), 2):
        if cue := captions.first_difference(cues, others):
            yield CaptionsOutOfStep(path, cue.line, other, captions.written_time(cue.start), cue.words[:_EXCERPT])
