"""E-books by Ace, the checker of DAISY. It brings 230 packages along, so `package-lock.json` has it not.

npm install --no-save --ignore-scripts @daisy/ace@1.4.6
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.tools.published import Site

ROOT = Path(__file__).parents[3]
ACE = shutil.which("ace-puppeteer", path=f"{ROOT / 'node_modules/.bin'}{os.pathsep}{os.environ['PATH']}")
CHROMIUM = shutil.which("chromium")


@pytest.mark.long
@pytest.mark.skipif(not (ACE and CHROMIUM), reason="needs Ace by DAISY (npm: @daisy/ace) and Chromium")
def test_ace_finds_nothing(sample_site: Site, tmp_path: Path) -> None:
    """An essay in each language, both texts in one, and a book."""
    names = [name for name in sorted(sample_site.files) if name.endswith(".epub")]
    chosen = {name.partition("/")[0]: name for name in names if "/volumes/" not in name}
    chosen["volume"] = next(name for name in names if "/volumes/" in name)
    assert len(chosen) >= 3
    for kind, name in chosen.items():
        command = [str(ACE), "--silent", "--force", "--outdir", str(tmp_path / kind), str(sample_site.folder / name)]
        environment = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": str(CHROMIUM)}
        subprocess.run(command, env=environment, check=True, capture_output=True)
        report = json.loads((tmp_path / kind / "report.json").read_text(encoding="utf-8"))
        found = [
            (one["earl:testSubject"]["url"], each["earl:test"]["dct:title"])
            for one in report["assertions"]
            for each in one.get("assertions", ())
        ]
        assert (report["earl:result"]["earl:outcome"], found) == ("pass", [])
