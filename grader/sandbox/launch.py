"""Cómo se lanza un ejecutor o un cigoto: qué archivos se copian, qué ve del disco y con qué entorno."""

import json
import os
import re
import shutil
import stat
import sys
import sysconfig
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from grader.sandbox.confine import Confinement
from grader.sandbox.settings import Limits

ALLOWED_DISTRIBUTIONS = ("numpy", "ipython", "matplotlib", "matplotlib-inline")
#: La carpeta de trabajo dentro de bubblewrap.
WORK = "/grader-work"
#: Dónde se ve dentro de bubblewrap la copia del ejecutor.
LIB = Path("/grader-lib")
_PACKAGE = Path(__file__).resolve().parents[1]
_PROGRAM = (
    *("__init__", "wire", "alarm", "channel", "runner", "keeping", "zygote", "shell", "imports"),
    *("convolutions", "lacking", "inert", "missing", "callers", "unwritten"),
    *("confine", "syscalls", "landlock", "seccomp"),
)
_SYSTEM_LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/nix/store")
_SYSTEM_FILES = ("/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/localtime")


def copy_program(lib: Path) -> None:
    """Copia al ejecutor lo único del paquete que necesita; su ``grader`` es el vacío."""
    package = lib / "grader"
    for folder in ("sandbox", "digits"):
        (package / folder).mkdir(parents=True)
    shutil.copyfile(_PACKAGE / "sandbox" / "stub.py", package / "__init__.py")
    for name in ("evidence.py", "observing.py", "arguments.py", "allowed.py"):
        shutil.copyfile(_PACKAGE / name, package / name)
    shutil.copyfile(_PACKAGE / "sandbox" / "pieces_stub.py", package / "pieces.py")
    for name in _PROGRAM:
        shutil.copyfile(_PACKAGE / "sandbox" / f"{name}.py", package / "sandbox" / f"{name}.py")
    for name in ("__init__.py", "digits.npz"):
        shutil.copyfile(_PACKAGE / "digits" / name, package / "digits" / name)
    for folder in (lib, package, package / "sandbox", package / "digits"):
        folder.chmod(0o755)  # quien lo lee puede ser otro usuario


def program(lib: Path, name: str, **config: object) -> list[str]:
    """La orden que lanza ``name`` de la copia ``lib``: Python aislado y sin paquetes instalados."""
    allowed = allowed_packages()
    config["imports"] = {
        "folders": _site_folders(),
        "names": sorted(allowed.names),
        "distributions": sorted(allowed.distributions),
    }
    path = lib / "grader" / "sandbox" / f"{name}.py"
    return [_python(), "-I", "-S", "-B", "-X", "utf8", str(path), json.dumps(config)]


def _python() -> str:
    """El intérprete de verdad, no el enlace de un entorno virtual: es lo que existe dentro del encierro."""
    return os.path.realpath(sys.executable) if sys.platform.startswith("linux") else sys.executable


def environment(work: str) -> dict[str, str]:
    """Las variables de entorno del ejecutor; del entorno del docente no pasa casi nada."""
    keep = {k: os.environ[k] for k in ("SYSTEMROOT", "LD_LIBRARY_PATH") if k in os.environ}
    path = os.environ.get("PATH", "") if os.name == "nt" else "/usr/bin:/bin"
    return keep | {
        "PATH": path,
        "HOME": work,
        "TMPDIR": work,
        "IPYTHONDIR": f"{work}/.ipython",
        "MPLCONFIGDIR": f"{work}/.matplotlib",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "LANG": "C.UTF-8",
    }


def limits_for(limits: Limits, processes: int) -> dict[str, int]:
    """Los límites que aplica el propio ejecutor; ``processes`` es el tope que ve el núcleo."""
    kept = {k: v for k, v in asdict(limits).items() if k in ("cpu", "memory", "folder", "files")}
    return kept | {"processes": processes}


def bubblewrap(program: str, lib: Path, limits: Limits, *, zygote: bool, command: Sequence[str]) -> list[str]:
    """``command`` dentro de bubblewrap: sistema de solo lectura, sin red, sin casa y sin el curso.

    Con ``zygote`` se deja ver ``/proc``, que hace falta para abrir después otro encierro por entrega.
    """
    root = os.getuid() == 0
    options = ["--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"]
    options += ["--cap-drop", "ALL"]
    # root se convierte dentro en un usuario cualquiera; un usuario cualquiera necesita su propio espacio
    options += ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"] if root else ["--unshare-user"]
    options += [] if zygote else ["--die-with-parent"]
    options += ["--new-session", "--clearenv"]
    for name, value in environment(WORK).items():
        options += ["--setenv", name, value]
    for path in _existing(_SYSTEM_LIBRARIES + _SYSTEM_FILES):
        options += ["--symlink", str(path.readlink()), str(path)] if path.is_symlink() else _bind([path])
    options += _bind(_python_files())
    for folder in _masked_folders():
        options += ["--tmpfs", folder]
    options += _bind(allowed_paths())
    options += ["--ro-bind", str(lib), str(LIB), "--dev", "/dev"]
    options += ["--proc", "/proc"]
    options += ["--perms", "1777", "--size", str(limits.folder), "--tmpfs", WORK]
    # con el entorno o el curso en /tmp, esa carpeta ya existe y lleva dentro lo que se acaba de montar
    seen_there = any(str(path).startswith("/tmp/") for path in [*_python_files(), *allowed_paths()])
    options += [] if seen_there else ["--symlink", WORK, "/tmp"]
    options += ["--remount-ro", "/dev", "--remount-ro", "/", "--chdir", WORK]
    return [program, *options, "--", *command]


def _bind(paths: Sequence[Path]) -> list[str]:
    """Los monta de solo lectura en su sitio; cualquiera puede recorrer las carpetas de las que cuelgan."""
    parents = dict.fromkeys(folder for path in paths for folder in reversed(path.parents))
    options = [word for folder in parents for word in ("--perms", "0755", "--dir", str(folder))]
    return options + [word for path in paths for word in ("--ro-bind", str(path), str(path))]


def _existing(paths: Iterable[str]) -> list[Path]:
    return [Path(p) for p in paths if os.path.lexists(p)]


@cache
def _python_files() -> tuple[Path, ...]:
    """El intérprete y las carpetas de su biblioteca, si no están ya entre las del sistema."""
    base = Path(os.path.realpath(sys.base_prefix))
    places = [Path(_python()), Path(sysconfig.get_paths()["stdlib"]).parent, base / "lib", base / "lib64"]
    found = dict.fromkeys(p for p in places if p.exists() and not p.is_symlink())
    return tuple(p for p in found if not str(p).startswith(tuple(f"{s}/" for s in _SYSTEM_LIBRARIES)))


@cache
def _site_folders() -> list[str]:
    """Las carpetas en las que están instalados los paquetes permitidos, en el orden en que busca Python.

    No tienen por qué ser las de este entorno: puede usar además las del usuario o las del sistema.
    """
    found = {str(path.parent) for path in allowed_paths()}
    return sorted(found, key=lambda folder: sys.path.index(folder) if folder in sys.path else len(sys.path))


@cache
def _masked_folders() -> tuple[str, ...]:
    """Las carpetas de paquetes que quedarían a la vista: se tapan y se pone encima lo permitido."""
    base = Path(os.path.realpath(sys.base_prefix))
    roots = [Path("/usr/lib"), Path("/usr/local/lib"), base / "lib", base / "lib64"]
    found = {
        str(folder)
        for root in roots
        if root.is_dir()
        for python in root.glob("python3*")
        for folder in (python / "site-packages", python / "dist-packages")
        if folder.is_dir()
    }
    return tuple(sorted(found))


@cache
def readable_paths() -> tuple[str, ...]:
    """Lo que puede leer un ejecutor encerrado con Landlock: lo mismo que dentro de bubblewrap."""
    masked = {Path(f) for f in _masked_folders()}
    places = [*_existing(_SYSTEM_FILES), Path("/dev/null"), Path("/dev/urandom"), Path("/dev/zero")]
    for path in [*_existing(_SYSTEM_LIBRARIES), *_python_files()]:
        places += _without(path, masked)
    return tuple(str(p) for p in [*places, *allowed_paths()])


def _without(path: Path, masked: set[Path]) -> list[Path]:
    """``path`` o, si contiene algo tapado, todo lo que tiene dentro menos eso."""
    path = Path(os.path.realpath(path))
    if path in masked:
        return []
    if not any(path in folder.parents for folder in masked):
        return [path]
    return [place for entry in path.iterdir() for place in _without(entry, masked)]


@dataclass(frozen=True)
class Allowed:
    """Los nombres importables, los paquetes instalados de los que salen y dónde están."""

    names: frozenset[str]
    distributions: frozenset[str]
    paths: frozenset[str]


def allowed_paths() -> list[Path]:
    """Los archivos y carpetas de los paquetes permitidos."""
    return sorted(Path(p) for p in allowed_packages().paths)


@cache
def allowed_packages() -> Allowed:
    """Los paquetes de ``ALLOWED_DISTRIBUTIONS`` y todo lo que estos necesitan."""
    from packaging.requirements import Requirement

    found: dict[str, metadata.Distribution] = {}
    pending = list(ALLOWED_DISTRIBUTIONS)
    while pending:
        try:
            distribution = metadata.distribution(pending.pop())
        except metadata.PackageNotFoundError:
            continue
        if distribution.name in found:
            continue
        found[distribution.name] = distribution
        needs = [Requirement(text) for text in distribution.requires or ()]
        pending += [n.name for n in needs if n.marker is None or n.marker.evaluate({"extra": ""})]
    tops = {name: _top_level(distribution) for name, distribution in found.items()}
    names = {_importable(first) for firsts in tops.values() for first in firsts}
    paths = {
        str(path)
        for name, firsts in tops.items()
        for first in firsts
        if (path := Path(str(found[name].locate_file(first)))).exists()
    }
    return Allowed(frozenset(n for n in names if n.isidentifier()), frozenset(found), frozenset(paths))


def _importable(first: str) -> str:
    """El nombre con el que se importa una carpeta o un archivo: ``numpy``, ``six.py``, ``_x.abi3.so``."""
    return first.partition(".")[0] if first.endswith((".py", ".so", ".pyd")) else first


def _top_level(distribution: metadata.Distribution) -> set[str]:
    """Los archivos y carpetas de un paquete que cuelgan de la carpeta en la que está instalado.

    Se miran en ``RECORD``, que lista miles de archivos: ``distribution.files`` hace un objeto de cada uno.
    """
    record = distribution.read_text("RECORD")
    lines = record.splitlines() if record else map(str, distribution.files or ())
    firsts = {re.split(r"[/,]", line.lstrip('"'), maxsplit=1)[0] for line in lines}
    return firsts - {"", "..", "__pycache__"}


def confinement(level: str, lib: Path, work: str, limits: Limits, *, zygote: bool) -> Confinement:
    """Lo que debe aplicarse a sí mismo un ejecutor del nivel ``level`` cuyo programa está en ``lib``."""
    root = os.name == "posix" and os.getuid() == 0
    wrapped, landlocked = level == "bubblewrap", level == "landlock"
    uid = unprivileged_uid() if root and (landlocked or (wrapped and not zygote)) else None
    # sin un espacio de usuarios propio, el tope de procesos cuenta todos los del usuario
    already = 0 if wrapped or uid else _my_tasks()
    read = (*readable_paths(), str(lib)) if landlocked else ()
    return Confinement(
        work=work,
        namespaces=wrapped and zygote,
        landlock=landlocked,
        seccomp=wrapped or landlocked,
        uid=uid,
        # si Python está en una carpeta de root; con Landlock, poder leerlo todo es poder leer solo ``read``
        reads_all=uid is not None and not all(map(_is_public, map(Path, read))),
        read=read,
        browse=(sysconfig.get_paths()["stdlib"],) if landlocked else (),
        limits=limits_for(limits, already + limits.processes),
    )


def _is_public(path: Path) -> bool:
    """Si cualquier usuario puede leer lo que hay en ``path``; lo que no existe no importa."""
    try:
        mode = path.stat().st_mode
        reached = all(folder.stat().st_mode & stat.S_IXOTH for folder in path.resolve().parents)
    except OSError:
        return True
    return reached and bool(mode & stat.S_IROTH) and (not stat.S_ISDIR(mode) or bool(mode & stat.S_IXOTH))


_next_uid = iter(range(10**9))


def unprivileged_uid() -> int:
    """Un usuario que no existe y que no comparte nadie más."""
    return 1_900_000_000 + (os.getpid() * 1000 + next(_next_uid) % 1000) % 10**8


def _my_tasks() -> int:
    """Cuántos hilos tiene ya en marcha este usuario."""
    if not Path("/proc/self/task").is_dir():
        return 4096
    total, me = 0, os.getuid()
    for process in Path("/proc").iterdir():
        try:
            if process.name.isdigit() and process.stat().st_uid == me:
                total += sum(1 for _ in (process / "task").iterdir())
        except OSError:
            continue
    return total
