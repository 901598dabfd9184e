"""Landlock through its system calls: a process gives up rights for itself and all it starts, for good.

The numbers are the kernel's (include/uapi/linux/landlock.h; docs.kernel.org/userspace-api/landlock.html).
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct
from collections.abc import Iterable
from pathlib import Path

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_RULE_PATH_BENEATH = 1
_VERSION_FLAG = 1
_NO_NEW_PRIVILEGES = 38

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_MAKE_AND_REMOVE = sum(1 << bit for bit in range(4, 13))
_REFER, _TRUNCATE = 1 << 13, 1 << 14
_CONNECT_AND_BIND = 0b11
_SCOPE_SOCKET_AND_SIGNAL = 0b11
_FILE_RIGHTS = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE

_REFER_SINCE, _TRUNCATE_SINCE, _NETWORK_SINCE, _SCOPE_SINCE = 2, 3, 4, 6

_libc = ctypes.CDLL(None, use_errno=True)


def landlock_version() -> int:
    """The kernel's Landlock ABI; 0 where there is none."""
    return max(0, int(_libc.syscall(_CREATE_RULESET, None, 0, _VERSION_FLAG)))


def restrict(writable: Iterable[Path], readable: Iterable[Path] | None, *, network: bool) -> int:
    """Gives up every write outside `writable`, every read outside `readable` (unless None), and TCP unless `network`.

    The version that is active afterwards; 0 when the kernel has no Landlock.
    """
    version = landlock_version()
    if version == 0:
        return 0
    writes = _write_rights(version)
    reads = 0 if readable is None else _READ_FILE | _READ_DIR | _EXECUTE
    ruleset = _create_ruleset(version, writes | reads, network=network)
    try:
        for path in writable:
            _allow(ruleset, path, writes | reads)
        for path in readable or ():
            _allow(ruleset, path, reads)
        _checked(_libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0))
        _checked(_libc.syscall(_RESTRICT_SELF, ruleset, 0))
    finally:
        os.close(ruleset)
    return version


def _write_rights(version: int) -> int:
    rights = _WRITE_FILE | _MAKE_AND_REMOVE
    rights |= _REFER if version >= _REFER_SINCE else 0
    return rights | (_TRUNCATE if version >= _TRUNCATE_SINCE else 0)


def _create_ruleset(version: int, files: int, *, network: bool) -> int:
    fields = [files]
    if version >= _NETWORK_SINCE:
        fields.append(0 if network else _CONNECT_AND_BIND)
    if version >= _SCOPE_SINCE:
        fields.append(_SCOPE_SOCKET_AND_SIGNAL)
    attributes = struct.pack(f"={len(fields)}Q", *fields)
    return _checked(_libc.syscall(_CREATE_RULESET, attributes, len(attributes), 0))


def _allow(ruleset: int, path: Path, rights: int) -> None:
    try:
        handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # what is not there needs no right
    try:
        allowed = rights if path.is_dir() else rights & _FILE_RIGHTS
        rule = struct.pack("=Qi", allowed, handle)
        _checked(_libc.syscall(_ADD_RULE, ruleset, _RULE_PATH_BENEATH, rule, 0))
    finally:
        os.close(handle)


def _checked(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno() or errno.EPERM
        raise OSError(number, os.strerror(number))
    return result
