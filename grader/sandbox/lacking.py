"""Lo que hay en Jupyter y no al calificar, además de paquetes: otros programas, magias, estilos y carpetas.

Nada de eso termina la celda: se dice que no está y se sigue. Los programas no se ejecutan nunca, tampoco
cuando no hay aislamiento. A una biblioteca que pide algo así se le da el error que espera.
"""

import errno
import io
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.text import LSString, SList

from grader.sandbox import callers, missing

#: Lo que devuelve un intérprete de órdenes cuando no encuentra el programa.
NOT_FOUND = 127
_NO_PROGRAMS = "al calificar no se ejecutan otros programas"
_INSTALLERS = ("pip", "conda", "mamba", "micromamba", "uv")
_SCRIPTS = ("script", "bash", "sh", "perl", "ruby", "python", "python2", "python3", "pypy", "cmd")
_CAN_FAIL = ("load_ext", "reload_ext", "run")
_INLINE = (None, "auto", "inline")


def install() -> None:
    """Cambia en este proceso lo que se pide a ``subprocess``, ``os`` y Matplotlib."""
    subprocess.Popen, subprocess.run = _Popen, _run  # type: ignore[misc, assignment]
    subprocess.check_call = subprocess.call
    os.system, os.popen = _system, _popen  # type: ignore[assignment]
    os.chdir = partial(_chdir, os.chdir)
    pyplot, style = sys.modules["matplotlib.pyplot"], sys.modules["matplotlib.style"]
    pyplot.switch_backend = partial(_switch_backend, pyplot.switch_backend)  # type: ignore[attr-defined]
    use = partial(_use_style, style.use)
    for module in (style, sys.modules.get("matplotlib.style.core")):
        if module:
            module.use = use  # type: ignore[attr-defined]


def _say(name: str, text: str) -> None:
    missing.note(name)
    print(f"{text[:1].upper()}{text[1:]}.")


class ForgivingShell(InteractiveShell):
    """Un intérprete que, de lo que no hay, dice que no lo hay."""

    def system(self, cmd: str) -> None:
        """``!orden``: no se ejecuta."""
        _say_program("!", cmd)
        self.user_ns["_exit_code"] = NOT_FOUND

    system_piped = system_raw = system

    def getoutput(self, cmd: str, split: bool = True, depth: int = 0) -> Any:
        """``x = !orden``: no se ejecuta, y no escribió nada."""
        _say_program("!", cmd)
        return SList() if split else LSString()

    def enable_matplotlib(self, gui: str | None = None) -> Any:
        """``%matplotlib widget`` y demás: las figuras siguen saliendo debajo de la celda."""
        if gui not in _INLINE:
            _say("%matplotlib", f"al calificar no hay «{gui}»: las figuras salen como con «inline»")
            gui = "inline"
        return super().enable_matplotlib(gui)

    def _find_with_lazy_load(self, type_: str, magic_name: str) -> Any:
        line = type_ == "line"
        sign = f"{'%' if line else '%%'}{magic_name}"
        if magic_name in (_INSTALLERS if line else _SCRIPTS):
            return partial(self._not_run, sign)
        found = super()._find_with_lazy_load(type_, magic_name)
        if found is None:
            return lambda *_: _say(sign, f"al calificar no está la magia {sign}")
        return partial(_tried, found, sign) if line and magic_name in _CAN_FAIL else found

    def _not_run(self, sign: str, line: str, cell: str = "") -> None:
        """Una magia que ejecuta otro programa; ``%%bash --out x`` deja ``x`` vacía."""
        _say(sign, f"{_NO_PROGRAMS} ({f'{sign} {line}'.strip()})"[:200])
        self.user_ns.update(dict.fromkeys(re.findall(r"--(?:out|err)[ =](\w+)", line), ""))


def _tried(magic: Callable[[str], Any], sign: str, line: str) -> Any:
    try:
        return magic(line)
    except Exception as error:  # lo que falta no siempre da el mismo error
        _say(sign, f"al calificar no se puede con {sign} {line.strip()} ({error})")


def _say_program(sign: str, command: str) -> None:
    words = command.split()
    _say(f"{sign}{words[0] if words else ''}", f"{_NO_PROGRAMS} ({sign}{command.strip()})"[:200])


def _asked(words: Any, sign: str) -> None:
    """Lo que se hace con una orden: decirlo, o dar a quien lo prevé el error de que no está el programa."""
    first = words if isinstance(words, str | bytes | os.PathLike) else next(iter(words), "")
    command = os.fsdecode(first)
    frame = callers.student_frame()
    if frame:
        missing.note(sign)
    if frame is None or callers.foresaw(frame, "FileNotFoundError", "OSError"):
        raise FileNotFoundError(errno.ENOENT, _NO_PROGRAMS, command)
    _say(sign, f"{_NO_PROGRAMS} ({command})"[:200])


class _Popen(subprocess.Popen):
    """Un proceso que ya terminó, sin haber escrito nada: el programa no estaba."""

    _child_created = False

    def __init__(
        self,
        args: Any,
        bufsize: int = -1,
        executable: Any = None,
        stdin: Any = None,
        stdout: Any = None,
        stderr: Any = None,
        *_: Any,
        **named: Any,
    ) -> None:
        _asked(args, "subprocess")
        text = any(named.get(k) for k in ("text", "universal_newlines", "encoding", "errors"))
        empty = io.StringIO if text else io.BytesIO
        pipes = (empty() if how == subprocess.PIPE else None for how in (stdin, stdout, stderr))
        self.stdin, self.stdout, self.stderr = pipes  # type: ignore[assignment]
        self.args, self.returncode = args, NOT_FOUND
        self.pid = 2**30  # de nadie: 0 o -1 serían varios procesos

    def communicate(self, input: Any = None, timeout: float | None = None) -> Any:
        """Lo que escribió: nada, si se pidió; si no, ``None``."""
        return tuple(None if pipe is None else type(pipe)().read() for pipe in (self.stdout, self.stderr))


def _run(*arguments: Any, check: bool = False, **named: Any) -> Any:
    """``subprocess.run`` que no lanza porque el programa no esté, aunque se le pida."""
    return _real_run(*arguments, **named)


_real_run = subprocess.run


def _system(command: Any) -> int:
    _say("os.system", f"{_NO_PROGRAMS} ({os.fsdecode(command)})"[:200])
    return NOT_FOUND << 8


def _popen(command: str, mode: str = "r", buffering: int = -1) -> io.StringIO:
    _say("os.popen", f"{_NO_PROGRAMS} ({command})"[:200])
    return io.StringIO()


def _chdir(chdir: Callable[[Any], None], path: Any) -> None:
    try:
        chdir(path)
    except OSError as error:
        frame = callers.student_frame()
        if frame:
            missing.note("os.chdir")
        if frame is None or callers.foresaw(frame, type(error).__name__, "OSError"):
            raise
        _say("os.chdir", f"al calificar no está la carpeta {os.fsdecode(path)}"[:200])


def _switch_backend(switch: Callable[[str], None], name: str) -> None:
    try:
        switch(name)
    except ImportError:
        _say("matplotlib.use", f"al calificar no hay «{name}»: las figuras salen debajo de la celda"[:200])


def _use_style(use: Callable[[Any], None], style: Any) -> None:
    several = isinstance(style, Sequence) and not isinstance(style, str)
    for one in style if several else [style]:
        try:
            use(one)
        except OSError:
            _say("plt.style.use", f"al calificar no está el estilo «{one}»"[:200])
