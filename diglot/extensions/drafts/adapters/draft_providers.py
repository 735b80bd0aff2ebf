"""Segments in, translations out, by a program or a service that its owner has named.

A program reads segments from its standard input, one a line, and writes as many lines. Services are asked by HTTP:
DeepL (https://developers.deepl.com/docs/api-reference/translate), LibreTranslate (https://docs.libretranslate.com),
and whatever has the chat form of OpenAI (https://platform.openai.com/docs/api-reference/chat).
"""

from __future__ import annotations

import json
import math
import os
import re
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from diglot.adapters.service_requests import LATE, PostFailure, post_json
from diglot.extensions.drafts.model.drafting import DraftRequest, DraftSegment, Provider
from diglot.model.languages import LANGUAGES
from diglot.model.messages import N_, quotation
from diglot.model.wording.system_reasons import system_reason

SECONDS = 90.0
"""How long a provider may take for one part of a request."""

# What a service takes at once: DeepL has a limit of 50 texts, and long answers break off.
_MOST_SEGMENTS, _MOST_CHARACTERS = 40, 6_000

_TASK = """You translate an article from {source} into {target} for a publishing house.
You get a JSON object. Translate each of its "segments" and answer with a JSON array of as many strings, nothing else.
Each segment is XML text: keep every <g id="…">…</g> and <x id="…"/> exactly once, around or at the same words.
"before" and "after" are its neighbours, for the context only. Use the translations of "terms", in the form that
grammar asks for, and write as in "examples". Keep numbers, names and the style; leave nothing out, add nothing."""


@dataclass(frozen=True)
class ProviderFailure(Exception):
    """A provider has no answer. reason: a message, of the catalogue or a quotation."""

    reason: str


def draft(provider: Provider, request: DraftRequest, seconds: float = math.inf) -> Iterator[tuple[str, ...]]:
    """Yield the translations of some segments at a time, in order, as soon as they are there.

    seconds: for all parts together.

    Raises: ProviderFailure.
    """
    until = time.monotonic() + seconds
    for batch in _batches(request.segments):
        part = DraftRequest(request.langs, batch)
        left = min(SECONDS, until - time.monotonic())
        if left <= 0:
            raise ProviderFailure(LATE)
        answers = _run(provider, part, left) if provider.command else _ask(provider, part, left)
        if len(answers) != len(batch):
            raise ProviderFailure(N_("it did not answer with as many segments as it was given"))
        yield answers


def _batches(segments: Sequence[DraftSegment]) -> Iterator[tuple[DraftSegment, ...]]:
    batch: list[DraftSegment] = []
    size = 0
    for segment in segments:
        if batch and (len(batch) == _MOST_SEGMENTS or size + len(segment.text) > _MOST_CHARACTERS):
            yield tuple(batch)
            batch, size = [], 0
        batch.append(segment)
        size += len(segment.text)
    if batch:
        yield tuple(batch)


# ---------------------------------------------------------------- programs


def _run(provider: Provider, request: DraftRequest, seconds: float) -> tuple[str, ...]:
    source, target = request.langs
    command = [part.replace("{source}", source).replace("{target}", target) for part in provider.command]
    given = "".join(f"{' '.join(segment.text.split())}\n" for segment in request.segments)
    try:
        done = subprocess.run(command, input=given.encode(), capture_output=True, timeout=seconds, check=False)
    except OSError as error:
        raise ProviderFailure(system_reason(error)) from None
    except subprocess.TimeoutExpired:
        raise ProviderFailure(LATE) from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise ProviderFailure(quotation(command[0], said) if said else N_("it failed without a message"))
    return tuple(done.stdout.decode("utf-8", "replace").removesuffix("\n").split("\n"))


# ---------------------------------------------------------------- services


def _ask(provider: Provider, request: DraftRequest, seconds: float) -> tuple[str, ...]:
    key = os.environ.get(provider.key_variable, "").strip() if provider.key_variable else ""
    if provider.key_variable and not key:
        raise ProviderFailure(N_("the environment variable that holds its key is not set"))
    headers: dict[str, str] = {}
    match provider.service:
        case "deepl":
            headers["Authorization"] = f"DeepL-Auth-Key {key}"
            body = _for_deepl(request)
        case "libretranslate":
            body = _for_libretranslate(request) | ({"api_key": key} if key else {})
        case "openai":
            if key:
                headers["Authorization"] = f"Bearer {key}"
            body = _for_openai(provider, request)
    try:
        return _answers(provider, json.loads(post_json(provider.url, body, headers, seconds)))
    except PostFailure as failure:
        raise ProviderFailure(failure.reason) from None
    except (KeyError, IndexError, TypeError, ValueError, AttributeError, RecursionError):
        raise ProviderFailure(N_("its answer is not in the expected form")) from None


def _for_deepl(request: DraftRequest) -> dict[str, Any]:
    around = (f"{segment.before}\n{segment.after}" for segment in request.segments)
    return {
        "text": [segment.text for segment in request.segments],
        "source_lang": request.langs[0].upper(),
        "target_lang": request.langs[1].upper(),
        "tag_handling": "xml",
        "context": "\n".join(dict.fromkeys(around)),
    }


def _for_libretranslate(request: DraftRequest) -> dict[str, Any]:
    source, target = request.langs
    return {
        "q": [segment.text for segment in request.segments],
        "source": source,
        "target": target,
        "format": "html",
    }


def _for_openai(provider: Provider, request: DraftRequest) -> dict[str, Any]:
    source, target = (LANGUAGES[lang].autonym for lang in request.langs)
    shared = {
        "terms": sorted({term for segment in request.segments for term in segment.terms}),
        "examples": sorted({example for segment in request.segments for example in segment.examples}),
    }
    segments = [
        {"text": segment.text, "before": segment.before, "after": segment.after} for segment in request.segments
    ]
    given = json.dumps({**shared, "segments": segments}, ensure_ascii=False)
    return {
        "model": provider.model,
        "messages": [
            {"role": "system", "content": _TASK.format(source=source, target=target)},
            {"role": "user", "content": given},
        ],
    }


def _answers(provider: Provider, answer: Any) -> tuple[str, ...]:
    match provider.service:
        case "deepl":
            found = [translation["text"] for translation in answer["translations"]]
        case "libretranslate":
            found = answer["translatedText"]
        case "openai":
            # Some models put what they answer into a code block.
            said = answer["choices"][0]["message"]["content"].strip()
            found = json.loads(re.sub(r"\A```\w*\n|\n?```\Z", "", said))
    if not isinstance(found, list) or not all(isinstance(text, str) for text in found):
        raise TypeError
    return tuple(found)
