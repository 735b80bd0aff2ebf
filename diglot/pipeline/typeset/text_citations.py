"""Spell out the citations of texts, and find those that the bibliography does not have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from diglot.adapters.pandoc import PandocFailure, PandocPool
from diglot.core import citations, markdown
from diglot.model.languages import Lang
from diglot.model.markup.citations import CITED_KEY
from diglot.model.problems import Problem, UnknownCitation
from diglot.model.tree import Blocks, Cite, Pandoc, find
from diglot.pipeline.typeset.markdown_reader import decode_answer
from diglot.pipeline.typeset.text_compilation import replace_blocks
from diglot.queries.text_job import CompileJob


def spell_out_citations(
    jobs: Sequence[CompileJob], trees: Mapping[bytes, Pandoc | PandocFailure], pandoc: PandocPool
) -> dict[tuple[bytes, Lang], Pandoc | PandocFailure]:
    """Return the trees of texts with their citations spelt out and a list of references, by digest and language.

    trees: of the texts that cite anything. A citation with a key that is not known stays as it is.
    """
    citing: dict[tuple[bytes, Lang], tuple[Pandoc, Blocks, CompileJob]] = {}
    for job in chain(jobs, (job.original for job in jobs if job.original)):
        tree = trees.get(job.digest)
        if isinstance(tree, Pandoc) and find(tree.blocks, Cite):
            known = citations.without_unknown(tree.blocks, {item.key for item in job.references})
            citing[job.digest, job.lang] = tree, known, job
    orders = [
        (text, described_in)
        for text, (_, known, job) in citing.items()
        if citations.cited_keys(known)
        for described_in in citations.languages_to_cite(job.references, job.lang)
    ]
    documents = [
        citations.document(known, job.references, job.lang, described_in, tree.api_version)
        for (tree, known, job), described_in in ((citing[text], described_in) for text, described_in in orders)
    ]
    cited: dict[tuple[bytes, Lang], dict[Lang, Pandoc]] = {}
    results: dict[tuple[bytes, Lang], Pandoc | PandocFailure] = {text: tree for text, (tree, *_) in citing.items()}
    for (text, described_in), answer in zip(orders, pandoc.each("cite", documents), strict=True):
        tree = decode_answer(answer)
        if isinstance(tree, PandocFailure):
            results[text] = tree
        else:
            cited.setdefault(text, {})[described_in] = tree
    for text, by_language in cited.items():
        tree, _, job = citing[text]
        if isinstance(results[text], Pandoc):
            results[text] = replace_blocks(tree, citations.merge(tree.blocks, by_language, job.references, job.lang))
    return results


def find_unknown_citations(job: CompileJob, prepared: markdown.Prepared) -> Iterator[Problem]:
    """Yield a problem for each key that is not known, at its first place."""
    known = {item.key for item in job.references}
    for line, written in prepared.citations:
        for key in CITED_KEY.findall(written.replace("-@", " @")):
            if key not in known:
                known.add(key)
                yield UnknownCitation(job.path, line + job.body_line - 1, key, written)
