"""What the operating system says when a file cannot be read or written, as sentences of ours."""

from __future__ import annotations

import errno
from collections.abc import Mapping

from audit.model.message import Message, msg

_REASONS: Mapping[int, Message] = {
    errno.ENOENT: msg("system.absent", "There is no such file or folder."),
    errno.EACCES: msg("system.denied", "Access to it is not allowed."),
    errno.EPERM: msg("system.denied", "Access to it is not allowed."),
    errno.EISDIR: msg("system.folder", "It is a folder, not a file."),
    errno.ENOTDIR: msg("system.not-folder", "A part of its path is a file, not a folder."),
    errno.EEXIST: msg("system.exists", "There is something of this name already."),
    errno.ENOSPC: msg("system.full", "The disk is full."),
    errno.EDQUOT: msg("system.quota", "Your share of the disk is used up."),
    errno.EROFS: msg("system.read-only", "The disk can only be read."),
    errno.EFBIG: msg("system.too-large", "The file would become too large."),
    errno.ENAMETOOLONG: msg("system.long-name", "Its name is too long."),
    errno.EMFILE: msg("system.many-open", "Too many files are open."),
    errno.ENFILE: msg("system.many-open", "Too many files are open."),
    errno.ENOMEM: msg("system.memory", "There is not enough memory."),
    errno.EIO: msg("system.device", "The disk reports a fault."),
    errno.ELOOP: msg("system.loop", "Its links lead back to themselves."),
    errno.EBUSY: msg("system.busy", "Another program is using it."),
    errno.ETXTBSY: msg("system.busy", "Another program is using it."),
    errno.ENXIO: msg("system.no-reader", "Nothing reads from it."),
}


def reason_of(error: OSError) -> Message:
    """Return why the system refused, as a sentence; an error without one is named by its number."""
    known = _REASONS.get(error.errno or 0)
    return known or msg("system.other", "The system reports error {number}.", number=error.errno or 0)
