"""What this extension adds: the command `polls`, and with it the service that takes readers' votes."""

from diglot.model.extensions import API, Extension
from diglot.model.polls import UNAVAILABLE_PLACE

EXTENSION = Extension(
    API,
    "takes the votes of readers",
    commands="diglot.extensions.polls.cli.commands:COMMANDS",
    needs=("preview",),
    hooks={"site-pages": "diglot.extensions.polls.pipeline.unavailable_page:unavailable_page_tasks"},
    problems="diglot.extensions.polls.model.problems",
    policies={UNAVAILABLE_PLACE: {"form-action": ("'self'",)}},  # readers vote by a form
)
