"""Las pocas llamadas a Linux que la biblioteca estándar de Python no ofrece, por ``ctypes``.

Fuente: páginas ``unshare(2)``, ``mount(2)``, ``prctl(2)`` y ``capset(2)`` del manual de Linux.
"""

import ctypes
import os
import platform
import sys

CLONE_NEWNS = 0x00020000
CLONE_NEWUTS = 0x04000000
CLONE_NEWIPC = 0x08000000
CLONE_NEWUSER = 0x10000000
CLONE_NEWPID = 0x20000000
CLONE_NEWNET = 0x40000000

MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC = 1, 2, 4, 8
MS_REC, MS_PRIVATE = 0x4000, 0x40000

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_KEEPCAPS = 8
PR_SET_SECCOMP = 22
PR_SET_NO_NEW_PRIVS = 38

CAP_DAC_READ_SEARCH = 1 << 2

_CAPSET = {"x86_64": 126, "aarch64": 91}
_CAPABILITY_VERSION_3 = 0x20080522

# en otros sistemas el módulo se puede importar, pero no usar
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform.startswith("linux") else None


def machine() -> str:
    """La arquitectura del procesador, como la llama Linux."""
    return platform.machine()


def _check(result: int, what: str) -> int:
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{what}: {os.strerror(code)}")
    return result


def syscall(number: int, *arguments: object) -> int:
    """Una llamada al sistema por su número; lanza ``OSError`` si falla."""
    return _check(_libc.syscall(ctypes.c_long(number), *arguments), f"syscall {number}")


def unshare(flags: int) -> None:
    """Espacios de nombres nuevos para este proceso."""
    _check(_libc.unshare(ctypes.c_int(flags)), "unshare")


def mount(source: str, target: str, kind: str, flags: int, options: str = "") -> None:
    """Monta ``kind`` en ``target``."""
    done = _libc.mount(
        source.encode(), target.encode(), kind.encode(), ctypes.c_ulong(flags), options.encode()
    )
    _check(done, f"mount {target}")


def prctl(option: int, value: int, pointer: object = 0) -> None:
    """Cambia un atributo de este proceso."""
    _check(_libc.prctl(ctypes.c_int(option), ctypes.c_ulong(value), pointer, 0, 0), f"prctl {option}")


def keep_only(capabilities: int = 0) -> None:
    """Renuncia a todos los privilegios menos a ``capabilities``, también a los de un espacio de usuarios."""
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    # efectivos, permitidos y heredables; después, los de número 32 o más
    sets = (ctypes.c_uint32 * 6)(capabilities, capabilities, 0, 0, 0, 0)
    syscall(_CAPSET[machine()], header, sets)
