"""A number of manuscripts in, processor seconds of lenient builds out: with thousands of dead links, and without any.

    .venv/bin/python -m tests.tools.dead_links --texts 2000 --links 5

Each text names others that are not there, nearly all of them by names of their own. Touches the disk, in a folder
for the moment.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.tools.clusters import ROOT

_WORDS = (
    "river bread winter bridge letter market harbour garden railway teacher library window morning winter mountain "
    "village paper stone forest island kitchen doctor station picture theatre history language number summer road"
).split()


def write_publication(root: Path, texts: int, links: int, *, is_clean: bool) -> Path:
    """A publication of so many English texts, each with so many links. is_clean: that lead somewhere."""
    lot = random.Random(7)
    names = [f"{lot.choice(_WORDS)}-{lot.choice(_WORDS)}-{number}" for number in range(texts)]
    folders = [f"part-{number % 20}" for number in range(texts)]
    (root / "content").mkdir(parents=True)
    (root / "content/site.toml").write_text('base_url = "https://x.example"\nlanguages = ["en"]\n', encoding="utf-8")
    for number, (name, folder) in enumerate(zip(names, folders, strict=True)):
        rows = []
        for link in range(links):
            other = lot.randrange(texts)
            # A slip of the pen, a name that was moved, and one that never was.
            wrong = (f"{names[other]}s", f"old-{names[other]}", f"{lot.choice(_WORDS)}{lot.randrange(10**6)}")[link % 3]
            target = names[other] if is_clean else wrong
            rows.append(f"See [the text on {target}](../{folders[other]}/{target}.md), which says more of it.\n")
        path = root / "content/en" / folder / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\ntitle: {name}\n---\n\nNumber {number}.\n\n" + "\n".join(rows), encoding="utf-8")
    return root


def seconds(root: Path, *options: str) -> float:
    """The processor's seconds for a lenient build in a process of its own, which do not depend on who else is busy."""
    command = [sys.executable, "-m", "diglot", "build", "--root", str(root), "--lenient", "--formats", "html"]
    before = os.times()
    subprocess.run([*command, *options], check=True, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def edit(root: Path) -> None:
    """Another sentence in one text."""
    path = min((root / "content/en").rglob("*.md"))
    path.write_text(path.read_text(encoding="utf-8") + f"\nAdded at {time.time()}.\n", encoding="utf-8")


def main() -> None:
    """Measure, and print a line for each publication."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--texts", type=int, default=2000)
    parser.add_argument("--links", type=int, default=5)
    options = parser.parse_args()
    print("publication   cold s   one edit s   nothing new s")
    for name, is_clean in (("clean", True), ("dead links", False)):
        with tempfile.TemporaryDirectory() as folder:
            root = write_publication(Path(folder) / "house", options.texts, options.links, is_clean=is_clean)
            cold = seconds(root)
            edits = []
            for _ in range(3):
                edit(root)
                edits.append(seconds(root))
            print(f"{name:12} {cold:7.1f} {min(edits):12.2f} {seconds(root):15.2f}", flush=True)


if __name__ == "__main__":
    main()
