"""The package that speaks to git, and its only user: what a folder held at a commit, and commits of single files.

`program` runs git, `snapshots` and `file_history` read, `commits` writes, `repositories` begins.
Nothing that a repository's settings name is run.
"""

from diglot.adapters.git.commits import Amendment, commit_files, matches_last_commit, remove_left_locks
from diglot.adapters.git.file_history import FileVersion, file_versions
from diglot.adapters.git.program import GitFailure
from diglot.adapters.git.repositories import is_in_repository, make_repository
from diglot.adapters.git.snapshots import Commit, changed_since, file_at, find_commit, installed_version, unpack
