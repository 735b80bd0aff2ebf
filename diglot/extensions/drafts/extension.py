"""What this extension adds: the command `draft`, and drafts of single rows at the desk."""

from diglot.model.extensions import API, Extension

EXTENSION = Extension(
    API,
    "has machines draft translations",
    commands="diglot.extensions.drafts.cli.commands:COMMANDS",
    hooks={
        "desk-actions": "diglot.extensions.drafts.pipeline.desk_drafts:ACTIONS",
        "desk-provider": "diglot.extensions.drafts.pipeline.desk_drafts:provider_of",
    },
    needs=("check", "desk", "exchange", "find", "preview", "releases", "translators"),
    problems="diglot.extensions.drafts.model.problems",
)
