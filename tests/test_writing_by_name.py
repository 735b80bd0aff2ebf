"""Who writes, makes or removes something by its whole name, where a link may be put on the way at the last moment.

Everything else goes through folders that were opened (`open_folder`, `rooted_files`): see SECURITY.md.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]

_METHODS = {"chmod", "hardlink_to", "mkdir", "rename", "rmdir", "symlink_to", "touch", "unlink", "write_bytes"}
_METHODS |= {"write_text"}
_OF_OS = {"chmod", "chown", "link", "makedirs", "mkdir", "mkfifo", "remove", "removedirs", "rename", "renames"}
_OF_OS |= {"replace", "rmdir", "symlink", "truncate", "unlink"}
_OF_SHUTIL = {"copy", "copy2", "copyfile", "copytree", "move", "rmtree"}

OWN_FOLDER = "in a temporary folder of this process, whose name cannot be foreseen and which others may not enter"
NAMED = "a person has named it, or it is the folder of the publication itself, which may be a link"
GIT = "in .git, whose owner is trusted at a team's desk (SECURITY.md), by the names that git uses"
SQLITE = "a database in the cache: SQLite opens, locks and removes its files by name, after links there were refused"

BY_PATHS = "only on systems that open no folders, such as Windows; a link is looked for first (decision 143)"

BY_NAME: Mapping[tuple[str, str], str] = {
    ("adapters/disk/files.py", "folder.mkdir"): NAMED,  # one level below
    ("adapters/disk/files.py", "missing.mkdir"): NAMED,
    ("adapters/disk/open_folder.py", "root.mkdir"): NAMED,
    **{("adapters/system/folder_calls.py", f"_os.{name}"): BY_PATHS for name in ("mkdir", "rename", "rmdir", "unlink")},
    ("adapters/system/folder_calls.py", "shutil.rmtree"): BY_PATHS,
    ("extensions/desk/adapters/git_commits.py", "(git / 'index.lock').unlink"): GIT,
    ("extensions/desk/adapters/git_commits.py", "lock.replace"): GIT,
    ("extensions/desk/adapters/git_commits.py", "lock.unlink"): GIT,
    ("extensions/desk/adapters/git_commits.py", "os.link"): GIT,
    ("extensions/desk/adapters/git_commits.py", "own.chmod"): GIT,
    ("extensions/desk/adapters/git_commits.py", "own.unlink"): GIT,
    ("extensions/desk/adapters/git_commits.py", "own.write_bytes"): GIT,
    ("extensions/desk/adapters/git_commits.py", "ready.unlink"): GIT,
    ("extensions/desk/adapters/git_commits.py", "scratch.write_bytes"): OWN_FOLDER,
    ("adapters/git/snapshots.py", "path.parent.mkdir"): OWN_FOLDER,
    ("adapters/git/snapshots.py", "path.write_bytes"): OWN_FOLDER,
    ("extensions/search/adapters/search_index/indexing.py", "path.parent.mkdir"): OWN_FOLDER,
    ("extensions/watch/pipeline/site_lens.py", "Path(folder, original).unlink"): OWN_FOLDER,
    ("extensions/watch/pipeline/site_lens.py", "Path(folder, original).write_bytes"): OWN_FOLDER,
    ("extensions/watch/pipeline/site_lens.py", "place.parent.mkdir"): OWN_FOLDER,
    ("extensions/watch/pipeline/site_lens.py", "place.write_bytes"): OWN_FOLDER,
    ("extensions/watch/pipeline/watched_site.py", "settings.parent.mkdir"): OWN_FOLDER,
    ("extensions/watch/pipeline/watched_site.py", "settings.write_bytes"): OWN_FOLDER,
    ("extensions/search/adapters/search_index/indexing.py", "path.write_text"): OWN_FOLDER,
    ("adapters/databases/store.py", "path.parent.mkdir"): SQLITE,
    ("adapters/databases/store.py", "self._aside.unlink"): SQLITE,
    ("adapters/databases/store.py", "self.path.replace"): SQLITE,
    ("adapters/databases/store.py", "self.path.with_name(self.path.name + suffix).unlink"): SQLITE,
    (
        "adapters/templating/templates.py",
        "folder.mkdir",
    ): "in the home of whoever runs diglot, and not in the publication",
    ("adapters/typesetter/fonts.py", "nothing.write_text"): OWN_FOLDER,
    ("adapters/typesetter/fonts.py", "shutil.rmtree"): "the folder was locked and belongs to this user",
    ("extensions/adopt/cli/adopt.py", "folder.mkdir"): NAMED,
    ("pipeline/base/resources.py", "path.unlink"): SQLITE,
    ("pipeline/translation/memory.py", "path.unlink"): SQLITE,
}


def calls_by_name(path: Path) -> Iterator[str]:
    """Yield what a module calls to write, make or remove something by its whole name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(keywords=[*keywords]) if {"dir_fd", "src_dir_fd"} & {word.arg for word in keywords}:
                pass
            case ast.Call(func=ast.Attribute(ast.Name("os" | "shutil" as library), name) as function):
                if name in (_OF_OS if library == "os" else _OF_SHUTIL):
                    yield ast.unparse(function)
            case ast.Call(func=ast.Attribute(_, name) as function) if name in _METHODS:
                yield ast.unparse(function)
            # Not that of a string, which takes two.
            case ast.Call(func=ast.Attribute(_, "replace") as function, args=[_], keywords=[]):
                yield ast.unparse(function)
            case ast.Call(func=ast.Attribute(_, "open") | ast.Name("open") as function, args=[*arguments]):
                if any(isinstance(word, ast.Constant) and set(str(word.value)) & set("wax+") for word in arguments):
                    yield ast.unparse(function)


def test_whoever_writes_by_name_says_why_no_link_can_lead_it_astray() -> None:
    folder = ROOT / "diglot"
    found = {
        (path.relative_to(folder).as_posix(), call) for path in folder.rglob("*.py") for call in calls_by_name(path)
    }
    assert found == BY_NAME.keys()
