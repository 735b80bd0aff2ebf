"""The articles of a journal in, a file in JATS beside the page of each out. Touches the store by its adapter only."""

from __future__ import annotations

from diglot.extensions.journal.core.article_fields import is_scholarly
from diglot.extensions.journal.core.jats import write_jats
from diglot.extensions.journal.pipeline.article_records import article_record, journal_record
from diglot.model.messages import N_
from diglot.model.problems import Problem
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.pipeline.render.outputs import OutputFile, Outputs
from diglot.pipeline.typeset.bibliography import read_bibliography

XML_MIME = "text/xml"
LABEL = N_("Text in JATS")
"""What pages call the file."""


def make_jats_files(site: CompiledSite, resources: Resources) -> tuple[Outputs, list[Problem]]:
    """Make the document of each scholarly article: `<slug>.xml` beside the page of its original, with all languages."""
    articles = [one for one in site.publication.articles if one.kind == "article" and is_scholarly(one)]
    resources.progress.stage(N_("Writing JATS"), len(articles))
    files = site.source_texts.sources.files
    # What is wrong with it was reported with the texts that cite it.
    bibliography, _ = read_bibliography(resources.folder, files, resources.store, resources.pandoc)
    journal = journal_record(site)
    made = []
    for article in articles:
        content = write_jats(article_record(article, site, bibliography), journal)
        place = f"{article.editions[0].href.strip('/')}.xml"
        langs = tuple(edition.lang for edition in article.editions)
        made.append(OutputFile("jats", article.key, langs, place, XML_MIME, content, label=LABEL))
        resources.progress.step()
    return Outputs(tuple(made), made=len(made)), []
