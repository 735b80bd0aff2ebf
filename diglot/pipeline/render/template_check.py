"""Tries templates on a page of each kind: a site in, what is wrong with them out. Writes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from diglot.adapters.templating.template_sandbox import ENDLESS, HUGE
from diglot.adapters.templating.templates import TemplateBroken
from diglot.core import page_models
from diglot.model.problems import FailedTemplate, Problem, UnknownName, in_question
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.pipeline.render.extension_pages import extension_tasks, site_tasks

# Kinds of pages of which there may be thousands, all by the same template; articles by that of their layout.
_ALIKE = frozenset("home blog article year tag audience person issue".split())


def find_broken_templates(site: CompiledSite, first: TemplateBroken | None = None) -> Sequence[Problem]:
    """Return what is wrong with templates, each fault once. The site may have faults itself, and lack pages.

    first: what has been met already.
    """
    tasks: dict[tuple[str, str, str], page_models.PageTask] = {}
    for task in site_tasks(site, extension_tasks(site)[0]):
        lang, kind, key, *_ = [*task.name.split(" ", 2), "", ""]
        layout = site.structures[lang].find(key).layout if kind == "article" else ""
        tasks.setdefault((lang, kind, layout if kind in _ALIKE else key), task)
    met = [first] if first else []
    for task in tasks.values():
        # Each page might take as long again.
        if met and met[-1].reason in (ENDLESS, HUGE):
            break
        try:
            for page in task.make():
                site.renderer.render(page)
        except TemplateBroken as error:
            met.append(error)
        except Exception:
            continue
    return list(dict.fromkeys(map(_problem, met)))


def _problem(error: TemplateBroken) -> Problem:
    name, like = error.unknown
    if name:
        return UnknownName(error.file, error.line, name, in_question(like))
    return FailedTemplate(error.file, error.line, error.reason)
