"""What this extension adds: Word files for `export` and `import`."""

from diglot.model.extensions import API, Extension

EXTENSION = Extension(
    API,
    "writes Word files, and reads them back",
    needs=("exchange",),
    commands="diglot.extensions.word.cli.commands:COMMANDS",
    problems="diglot.extensions.word.model.problems",
    hooks={"text-import": "diglot.extensions.word.pipeline.text_import:import_text"},
    exports={"docx": "diglot.extensions.word.cli.exchange:export_file"},
    imports={
        ".docx": "diglot.extensions.word.cli.exchange:import_file",
        "": "diglot.extensions.word.cli.exchange:import_file",
    },
)
