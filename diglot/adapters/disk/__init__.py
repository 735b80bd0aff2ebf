"""Paths and bytes in, files out: the package that reads manuscripts, writes sites and takes locks.

`folder` reads a publication, `output` publishes a site, `files` writes single files, `locks` keeps builds apart.
"""

from diglot.adapters.disk.files import (
    FileChanged,
    differing_files,
    is_partial,
    private_folder,
    private_record,
    read_outside,
    remove_file,
    room,
    scratch_folder,
    working_folder,
    write_file,
    write_given_file,
    write_record,
)
from diglot.adapters.disk.folder import FileEntry, Folder, SeenFolder, names_by_path
from diglot.adapters.disk.locks import InUse, acquire_lock, locked, unused
from diglot.adapters.disk.output import (
    MANIFEST,
    PREVIEW,
    PREVIEW_LOCK,
    FinishedSite,
    OutputRefused,
    SiteUnfinished,
    Stage,
    refuse_sources,
)
from diglot.model.digests import digest_of
