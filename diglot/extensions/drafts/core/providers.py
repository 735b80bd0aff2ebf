"""Parse the providers of drafts, `drafting.toml`. Pure functions."""

from __future__ import annotations

from diglot.core.settings.table_reader import Table, read_file
from diglot.extensions.drafts.model.drafting import SERVICES, Provider
from diglot.model.fields import NAMES, TEXT, Fields, matching, one_of, tables_of
from diglot.model.problems import N_, Problem

_PROVIDER_NAME, _PROVIDER_URL, _VARIABLE = r"^[\w-]+$", r"^https?://[^\s\"'<>\\]+$", r"^[A-Za-z_][A-Za-z0-9_]*$"
_PROVIDER: Fields = {
    "name": matching(_PROVIDER_NAME, N_("a word of letters, digits and hyphens")),
    "command": NAMES,
    "service": one_of(*SERVICES),
    "url": matching(_PROVIDER_URL, N_("an address such as https://journal.example")),
    "key_variable": matching(_VARIABLE, N_("the name of an environment variable, such as DEEPL_KEY")),
    "model": TEXT,
}
_FIELDS: Fields = {"providers": tables_of(_PROVIDER, "name")}


def parse_providers(table: Table, source: str, path: str) -> tuple[tuple[Provider, ...], tuple[Problem, ...]]:
    """Parse `drafting.toml`: each provider has a command, or a service with its address."""
    reader = read_file(path, table, source, _FIELDS)
    found: list[Provider] = []
    for number, entry in enumerate(reader.entries("providers")):
        own = reader.inner("providers", entry, _PROVIDER, number)
        provider = Provider(
            own.read("name", ""),
            own.read("command", ()),
            own.read("service", "openai"),
            own.read("url", ""),
            own.read("key_variable", ""),
            own.read("model", ""),
        )
        if not provider.name and "name" not in entry:
            own.refuse("name", "", _PROVIDER["name"].expected)
        elif provider.name in {other.name for other in found}:
            own.refuse("name", provider.name, N_("a name that no other provider has"))
        elif bool(provider.command) == bool(provider.url):
            own.refuse("command", entry.get("command", ""), N_("either a command, or a service with its url"))
        elif provider.name:
            found.append(provider)
        reader.problems += own.problems
    return tuple(found), reader.finish()
