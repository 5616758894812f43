"""Landlock: el propio proceso renuncia a casi todo el disco.

Fuente: ``Documentation/userspace-api/landlock.rst`` de Linux.
"""

import ctypes
import os
from collections.abc import Iterable

from grader.sandbox.syscalls import syscall

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION_FLAG = 1
_PATH_BENEATH = 1

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1, 2, 4, 8
_TRUNCATE = 1 << 14
_READ = _EXECUTE | _READ_FILE | _READ_DIR
_FILE_ONLY = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE
# cuántos derechos sobre archivos conoce cada versión del núcleo
_FS_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
_NET_RIGHTS = 0b11
_SCOPES = 0b11


class _Ruleset(ctypes.Structure):
    _fields_ = (("fs", ctypes.c_uint64), ("net", ctypes.c_uint64), ("scoped", ctypes.c_uint64))


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (("access", ctypes.c_uint64), ("parent", ctypes.c_int32))


def version() -> int:
    """La versión de Landlock del núcleo; 0 si no lo tiene."""
    try:
        return syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(_VERSION_FLAG))
    except OSError:
        return 0


def scopes_signals() -> bool:
    """Si el núcleo impide mandar señales fuera del recinto (Landlock 6 o posterior)."""
    return version() >= 6


def restrict(read: Iterable[str], write: Iterable[str], browse: Iterable[str]) -> None:
    """Deja leer solo ``read``, escribir solo ``write`` y ver los nombres de ``browse``.

    Exige ``no_new_privs``. Lanza ``OSError`` si no puede.
    """
    found = version()
    if not found:
        raise OSError("el núcleo no tiene Landlock")
    every = (1 << _FS_RIGHTS[min(found, 5)]) - 1
    asked = _Ruleset(every, _NET_RIGHTS if found >= 4 else 0, _SCOPES if found >= 6 else 0)
    size = 24 if found >= 6 else 16 if found >= 4 else 8
    ruleset = syscall(_CREATE_RULESET, ctypes.byref(asked), ctypes.c_size_t(size), ctypes.c_uint32(0))
    for path in read:
        _allow(ruleset, path, _READ & every)
    for path in browse:
        _allow(ruleset, path, _READ_DIR)
    for path in write:
        _allow(ruleset, path, every & ~_EXECUTE)
    syscall(_RESTRICT_SELF, ctypes.c_int(ruleset), ctypes.c_uint32(0))
    os.close(ruleset)


def _allow(ruleset: int, path: str, access: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # lo que no existe no hace falta permitirlo
    try:
        rule = _Beneath(access if os.path.isdir(path) else access & _FILE_ONLY, place)  # noqa: PTH112
        syscall(
            _ADD_RULE,
            ctypes.c_int(ruleset),
            ctypes.c_int(_PATH_BENEATH),
            ctypes.byref(rule),
            ctypes.c_uint32(0),
        )
    finally:
        os.close(place)
