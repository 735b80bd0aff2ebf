"""What Lighthouse says of the pages that readers meet first: as a phone on a slow line sees them.

With --long only: performance is a measurement, which other work on the machine spoils, and the rules that can be
looked at by themselves (accessibility, weight, links) have tests of their own.
"""

from __future__ import annotations

import gzip
import http.server
import json
import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import CHROMIUM_ARGUMENTS, CHROMIUMS
from tests.tools.published import Site

LIGHTHOUSE = Path(__file__).parents[2] / "node_modules" / "lighthouse" / "cli" / "index.js"
PAGES = {"an article": "/en/asia/rails-to-the-ocean/", "the home page": "/ru/", "a blog": "/en/asia/"}
BY_RULES = ("accessibility", "best-practices", "seo")

_COMPRESSED = (".html", ".css", ".js", ".svg", ".xml", ".json")


class _Host(http.server.SimpleHTTPRequestHandler):
    """A host as any is today: compressed text, connections that stay open."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content = path.read_bytes()
        self.send_response(200)
        if path.suffix in _COMPRESSED:
            content = gzip.compress(content, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture(scope="module")
def host(sample_site: Site) -> Iterator[str]:
    def handler(*arguments: Any) -> _Host:
        return _Host(*arguments, directory=str(sample_site.folder))

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def audit(url: str, *categories: str) -> tuple[dict[str, int], list[str]]:
    """The score of each category, of 100, and the audits that cost points."""
    assert LIGHTHOUSE.is_file(), "python3 build.py test installs it"
    # The browser that it kills leaves files behind, and cannot put its socket into a folder with a long path.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        done = subprocess.run(
            [
                "node",
                str(LIGHTHOUSE),
                url,
                "--output=json",
                "--quiet",
                f"--only-categories={','.join(categories)}",
                f"--chrome-flags={' '.join(['--headless=new', *CHROMIUM_ARGUMENTS])}",
            ],
            env={**os.environ, "CHROME_PATH": next(filter(None, map(shutil.which, CHROMIUMS))), "TMPDIR": folder},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    rows = [row for category in report["categories"].values() for row in category["auditRefs"] if row["weight"]]
    audits = [report["audits"][row["id"]] for row in rows]
    faults = [f"{row['id']}: {row['title']}" for row in audits if row["score"] not in (1, None)]
    return {name: round(100 * row["score"]) for name, row in report["categories"].items()}, faults


@pytest.mark.long
@pytest.mark.parametrize("kind", PAGES)
def test_lighthouse_finds_nothing_to_mend(host: str, kind: str) -> None:
    scores, faults = audit(f"{host}{PAGES[kind]}", *BY_RULES)
    assert faults == []
    assert scores == dict.fromkeys(BY_RULES, 100)


@pytest.mark.long
@pytest.mark.parametrize("kind", PAGES)
def test_pages_are_quick_on_a_slow_line(host: str, kind: str) -> None:
    scores, faults = audit(f"{host}{PAGES[kind]}", "performance")
    assert scores["performance"] >= 95, faults
