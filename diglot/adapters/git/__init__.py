"""The package that speaks to git, and its only user: what a folder held at a commit.

`program` runs git, `snapshots` reads, `repositories` begins. `extensions.desk` commits single files through `program`.
Nothing that a repository's settings name is run.
"""

from diglot.adapters.git.program import GitFailure
from diglot.adapters.git.repositories import is_in_repository, make_repository
from diglot.adapters.git.snapshots import Commit, file_at, find_commit, installed_version, unpack
