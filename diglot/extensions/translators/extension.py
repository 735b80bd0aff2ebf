"""What this extension adds: files for the tools of translators (XLIFF, TMX, gettext), for `export` and `import`."""

from diglot.model.extensions import API, Extension

_EXPORT = "diglot.extensions.translators.cli.exchange:export_file"
_IMPORT = "diglot.extensions.translators.cli.exchange:import_translation"

EXTENSION = Extension(
    API,
    "exchanges texts with the tools of translators",
    needs=("exchange",),
    commands="diglot.extensions.translators.cli.commands:COMMANDS",
    problems="diglot.extensions.translators.model.problems",
    exports=dict.fromkeys(("xliff", "tmx", "po"), _EXPORT),
    imports={
        **dict.fromkeys((".xlf", ".xliff", ".po"), _IMPORT),
        ".tmx": "diglot.extensions.translators.cli.exchange:import_pairs",
    },
)
