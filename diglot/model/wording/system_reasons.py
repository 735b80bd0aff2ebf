"""The reasons for which a system refuses a file or an address, as messages that can be translated. Touches nothing."""

from __future__ import annotations

from collections.abc import Mapping

from diglot.model.messages import N_, quotation

SPECIAL_FILE = N_("a pipe, a device or another special file is in the way")
"""Why something is not opened that is neither a file nor a folder."""
# What `os.strerror` says on Linux and macOS, whatever the locale.
_REASONS: Mapping[str, str] = {
    "No such file or directory": N_("there is no such file or folder"),
    "Permission denied": N_("permission is denied"),
    "Operation not permitted": N_("permission is denied"),
    "Is a directory": N_("it is a folder"),
    "Not a directory": N_("a file is where a folder should be"),
    "Directory not empty": N_("the folder is not empty"),
    "File exists": N_("there is already a file with this name"),
    "File name too long": N_("the name is too long"),
    "Read-only file system": N_("the disk is read-only"),
    "No space left on device": N_("the disk is full"),
    "Cannot allocate memory": N_("there is not enough memory"),
    "Resource temporarily unavailable": N_("too many processes are running"),
    "Too many open files in system": N_("too many files are open"),
    "File too large": N_("the file is too large"),
    "No such device": N_("there is no such device"),
    "Stale file handle": N_("the file on the server is gone or was replaced"),
    "Too many links": N_("there are too many links"),
    "Device or resource busy": N_("it is in use"),
    "Text file busy": N_("a program in it is running"),
    "Invalid argument": N_("the system does not accept this name or this request"),
    "Invalid cross-device link": N_("the link leads to another disk"),
    "Operation not supported": N_("the system cannot do this here"),
    "Disk quota exceeded": N_("your disk quota is used up"),
    "Too many open files": N_("too many files are open"),
    "Too many levels of symbolic links": N_("it contains a symbolic link"),
    "Input/output error": N_("the disk has failed"),
    "Address already in use": N_("another program uses it"),
    "Cannot assign requested address": N_("this machine does not have that address"),
    "Connection refused": N_("nobody answers there"),
}


def system_reason(error: OSError) -> str:
    """Return why the system refused: a message of the catalogues or, for what is rare, a quotation.

    >>> system_reason(FileNotFoundError(2, "No such file or directory"))
    'there is no such file or folder'
    >>> system_reason(OSError(1, "it has another name too"))  # a message already
    'it has another name too'
    """
    reason = error.strerror or str(error)
    # The words of systems begin with a capital, messages do not.
    is_of_system = reason[:1].isupper()
    return _REASONS.get(reason) or (quotation(N_("The system"), reason) if is_of_system else reason)


_SQLITE_FULL = 13


def is_full(error: Exception) -> bool:
    """Return whether an error of SQLite says that the disk is full."""
    return getattr(error, "sqlite_errorcode", None) == _SQLITE_FULL
