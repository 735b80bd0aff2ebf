"""The lock and the table of the dependencies in, a bill of materials in CycloneDX out. Reads files.

Source: CycloneDX 1.6, JSON. It has no serial number and no time, so it is the same whenever it is made.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

_PACKAGE = re.compile(
    r"^([\w.-]+)==([\w.]+)(?: ; (.*?))? \\\n((?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE
)
_ROW = re.compile(r"^\| `([\w.-]+)` \| (.*?) \|", re.MULTILINE)


def read_lock(path: Path) -> Mapping[str, tuple[str, str, list[str]]]:
    """Return version, marker and hashes of each package in a lock, by name."""
    text = path.read_text(encoding="utf-8")
    return {
        name: (version, marker, re.findall(r"sha256:(\w+)", hashes))
        for name, version, marker, hashes in _PACKAGE.findall(text)
    }


def purposes(path: Path) -> Mapping[str, str]:
    """Return what each package is for, by name, from the table of a guide."""
    return dict(_ROW.findall(path.read_text(encoding="utf-8")))


def of_repository(root: Path) -> str:
    """Return the bill of materials of diglot: what `requirements.lock` installs beside it."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    words = purposes(root / "docs/dependencies.md")
    components = [
        _component(name, *locked, words.get(name, "")) for name, locked in read_lock(root / "requirements.lock").items()
    ]
    licence = [{"license": {"id": project["license"]}}]
    itself = {
        "type": "application",
        "bom-ref": "diglot",
        "name": "diglot",
        "version": project["version"],
        "licenses": licence,
    }
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": itself},
        "components": components,
        "dependencies": [{"ref": "diglot", "dependsOn": [component["bom-ref"] for component in components]}],
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def _component(name: str, version: str, marker: str, hashes: list[str], purpose: str) -> dict[str, object]:
    """Return one package. hashes: of every file that may be installed; a marker says on which systems it is."""
    component: dict[str, object] = {
        "type": "library",
        "bom-ref": f"pkg:pypi/{name}@{version}",
        "name": name,
        "version": version,
        "description": purpose,
        "scope": "optional" if marker else "required",
        "purl": f"pkg:pypi/{name}@{version}",
        "hashes": [{"alg": "SHA-256", "content": digest} for digest in hashes],
    }
    if marker:
        component["properties"] = [{"name": "diglot:marker", "value": marker}]
    return component
