"""El encierro, visto desde dentro: lo último que hace el ejecutor antes de tocar código de un estudiante.

``Confinement`` dice qué aplicar; lo decide el lado de confianza y llega como JSON. Nada de esto tiene vuelta
atrás.
"""

import contextlib
import math
import os
import signal
import sys
from dataclasses import dataclass, field

try:
    import resource  # antes de cerrar el disco: después no se podría cargar
except ImportError:  # Windows
    resource = None

_LINUX = sys.platform.startswith("linux")


@dataclass(frozen=True)
class Confinement:
    """Cómo se encierra un ejecutor.

    ``namespaces``: abre los suyos, con una carpeta de trabajo en memoria y sin ``/proc``. ``landlock``: solo
    lee ``read`` (de ``browse``, los nombres) y escribe en ``work``. ``seccomp``: solo algunas llamadas al
    sistema. ``uid``: el usuario sin privilegios en que se convierte; ``reads_all``: sigue pudiendo leer lo de
    root que deje Landlock. Los límites van en bytes, segundos y unidades.
    """

    work: str
    namespaces: bool = False
    landlock: bool = False
    seccomp: bool = False
    uid: int | None = None
    reads_all: bool = False
    read: tuple[str, ...] = ()
    browse: tuple[str, ...] = ()
    limits: dict[str, int] = field(default_factory=dict)


def become(uid: int | None) -> None:
    """Deja de ser root para siempre."""
    if uid is not None and os.getuid() == 0:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)


def enter_namespaces(how: Confinement) -> None:
    """Crea los espacios de nombres: el siguiente hijo de este proceso nace en ellos."""
    from grader.sandbox import syscalls as linux

    uid, gid = os.getuid(), os.getgid()
    linux.prctl(linux.PR_SET_DUMPABLE, 1)  # quien cambió de usuario no puede, si no, escribir sus mapas
    linux.unshare(
        linux.CLONE_NEWUSER
        | linux.CLONE_NEWPID
        | linux.CLONE_NEWNS
        | linux.CLONE_NEWNET
        | linux.CLONE_NEWIPC
        | linux.CLONE_NEWUTS
    )
    for name, text in (
        ("setgroups", "deny"),
        ("uid_map", f"{uid} {uid} 1"),
        ("gid_map", f"{gid} {gid} 1"),
    ):
        with open(f"/proc/self/{name}", "w") as file:  # noqa: PTH123
            file.write(text)
    private = linux.MS_NOSUID | linux.MS_NODEV
    linux.mount("none", "/", "none", linux.MS_REC | linux.MS_PRIVATE)
    size = how.limits["folder"]
    linux.mount("tmpfs", how.work, "tmpfs", private, f"size={size},nr_inodes=4096,mode=0700")


def lock(how: Confinement) -> None:
    """Aplica lo que queda de ``how`` a este proceso. Lanza ``OSError`` si algo no se puede aplicar."""
    if not _LINUX:
        _set_limits(how.limits, 0)
        return
    from grader.sandbox import landlock, seccomp
    from grader.sandbox import syscalls as linux

    base = _virtual_size()
    if how.namespaces:
        linux.mount("none", "/proc", "tmpfs", linux.MS_RDONLY | linux.MS_NOSUID, "size=4k")
    os.chdir(how.work)
    kept = linux.CAP_DAC_READ_SEARCH if how.reads_all else 0
    if kept:
        linux.prctl(linux.PR_SET_KEEPCAPS, 1)
    become(how.uid)
    linux.prctl(linux.PR_SET_PDEATHSIG, signal.SIGKILL)  # cambiar de usuario lo anula: va después
    _set_limits(how.limits, base)
    if how.landlock or how.seccomp:
        linux.keep_only(kept)
        linux.prctl(linux.PR_SET_NO_NEW_PRIVS, 1)
    signals = True
    if how.landlock:
        signals = landlock.scopes_signals()
        landlock.restrict(how.read, (how.work, "/dev/null"), how.browse)
    if how.seccomp:
        seccomp.install(signals, alone=not how.landlock)


def _virtual_size() -> int:
    """El tamaño virtual de este proceso: el límite de memoria se suma a lo que ya ocupa."""
    with open("/proc/self/statm") as file:  # noqa: PTH123
        return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def _set_limits(limits: dict[str, int], base: int) -> None:
    if resource is None:
        return
    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    wanted: dict[str, int] = {
        "RLIMIT_AS": base + limits["memory"],
        "RLIMIT_CPU": math.ceil(used) + limits["cpu"],
        "RLIMIT_NPROC": limits["processes"],
        "RLIMIT_FSIZE": limits["folder"],
        "RLIMIT_NOFILE": limits["files"],
        "RLIMIT_CORE": 0,
        "RLIMIT_MSGQUEUE": 0,
        "RLIMIT_MEMLOCK": 0,
    }
    for name, value in wanted.items():
        kind = getattr(resource, name, None)
        if kind is None:
            continue
        hard = resource.getrlimit(kind)[1]
        if hard != resource.RLIM_INFINITY:
            value = min(value, hard)  # noqa: PLW2901
        # al llegar al primero, el núcleo avisa con SIGXCPU, que se entiende; con los dos iguales solo mata
        most = value + 1 if name == "RLIMIT_CPU" and value != hard else value
        with contextlib.nullcontext() if _LINUX else contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (value, most))
