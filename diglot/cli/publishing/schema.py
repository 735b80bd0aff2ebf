"""`schema`: the JSON Schema of a kind of file, for text editors that complete and check fields."""

from __future__ import annotations

import argparse
import json

import msgspec

from diglot.cli.command import DONE, PROBLEMS, WrongUsage, wrong_choice
from diglot.cli.messages import MessageFormatter
from diglot.cli.output import print_as_is, print_document, print_line, print_problems, problem_rows
from diglot.model.messages import N_
from diglot.model.translation.status_documents import StatusDocument
from diglot.pipeline.base.file_edits import write_edits
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.setup.schemas import SCHEMA_NAMES, make_schemas, own_fields, schema_edits

# Of what `status --json` prints; the others are of files.
_STATUS = "status"


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
    if options.write:
        return _write(options, formatter)
    if not options.name:
        raise WrongUsage(N_("missing: {names}"), names=N_("FILE"))
    if options.name == _STATUS:
        print_as_is(_status_schema())
        return DONE
    if options.name not in SCHEMA_NAMES:
        raise wrong_choice(N_("FILE"), options.name, (*SCHEMA_NAMES, _STATUS))
    own = own_fields(options.root.resolve(), KNOWN)
    print_as_is(make_schemas(formatter.lang, KNOWN, own)[options.name])
    return DONE


def _status_schema() -> str:
    """Return the schema of the document that `status --json` prints."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(StatusDocument)}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _write(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    root = options.root.resolve()
    edits = [edit for edit in schema_edits(root, formatter.lang, KNOWN) if edit.is_change]
    problems = list(write_edits(root, edits))
    written = [edit.path for edit in edits] if not problems else []
    if options.json:
        print_document({"written": written, "problems": problem_rows(problems, formatter)})
        return PROBLEMS if problems else DONE
    print_problems(problems, formatter)
    for path in written:
        print_line(formatter.say(N_("Written: {path}"), path=path))
    return PROBLEMS if problems else DONE
