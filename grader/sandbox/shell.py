"""Ejecuta celdas como lo haría Jupyter y guarda sus salidas como datos."""

import builtins
import io
import os
import sys
from _sitebuiltins import _Helper as Helper
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.error import StdinNotImplementedError
from IPython.core.pylabtools import activate_matplotlib
from matplotlib_inline.backend_inline import configure_inline_support
from traitlets.config import Config

from grader.sandbox import lacking, unwritten
from grader.sandbox.alarm import Alarm, TimeUp, time_limit

MAX_OUTPUT_CHARS = 200_000
MAX_OUTPUTS = 50
KEPT_TYPES = ("text/plain", "image/png")


class _Recorder:
    """Las salidas de la celda en curso, con un tope."""

    def __init__(self) -> None:
        self.outputs: list[dict[str, Any]] = []
        self.characters = 0
        self._to_clear = False
        self._by_id: dict[str, dict[str, Any]] = {}

    def clear(self, wait: bool = False) -> None:
        """Borra lo que haya, ahora o (con ``wait``) cuando llegue la siguiente salida."""
        self._to_clear = wait
        if not wait:
            self.outputs.clear()
            self._by_id.clear()
            self.characters = 0

    def _clear_if_asked(self) -> None:
        if self._to_clear:
            self.clear()

    def add(self, output: dict[str, Any], size: int) -> None:
        self._clear_if_asked()
        self.characters += size
        if self.characters <= MAX_OUTPUT_CHARS and len(self.outputs) < MAX_OUTPUTS:
            self.outputs.append(output)

    def fail(self, error: dict[str, Any]) -> None:
        """Apunta un error, aunque ya no quepa nada más: dice por qué se detuvo la celda."""
        self._clear_if_asked()
        if len(self.outputs) < 2 * MAX_OUTPUTS:
            self.outputs.append(error)

    def write(self, name: str, text: str) -> None:
        self._clear_if_asked()
        room = MAX_OUTPUT_CHARS - self.characters
        if room <= 0:
            return
        if len(text) > room:
            text = text[:room] + "\n[salida recortada]\n"
        last = self.outputs[-1] if self.outputs else {}
        if last.get("output_type") == "stream" and last["name"] == name:
            self.characters += len(text)
            last["text"].append(text)
        else:
            self.add({"output_type": "stream", "name": name, "text": [text]}, len(text))

    def show(
        self, output_type: str, data: dict[str, Any], display_id: str | None = None, update: bool = False
    ) -> None:
        """Apunta una salida; con ``update``, cambia la de esta celda que lleva ese ``display_id``."""
        kept = {k: v for k, v in data.items() if k in KEPT_TYPES and isinstance(v, str | bytes)}
        size = sum(len(v) for k, v in kept.items() if k == "text/plain")
        if not update:
            output = {"output_type": output_type, "data": kept}
            self.add(output, size)
            if display_id is not None:
                self._by_id[display_id] = output
        elif display_id in self._by_id:
            self.characters += size
            if self.characters <= MAX_OUTPUT_CHARS:
                self._by_id[display_id]["data"] = kept


class _Stream(io.TextIOBase):
    encoding = "UTF-8"

    def __init__(self, recorder: _Recorder, name: str) -> None:
        self._recorder, self._name = recorder, name

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._recorder.write(self._name, text)
        return len(text)


class _Publisher(DisplayPublisher):
    def publish(
        self,
        data: dict[str, Any],
        metadata: Any = None,
        *,
        transient: dict[str, Any] | None = None,
        update: bool = False,
        **_: Any,
    ) -> None:
        self.shell.recorder.show("display_data", data, (transient or {}).get("display_id"), update)

    def clear_output(self, wait: bool = False) -> None:
        self.shell.recorder.clear(wait)


class _Hook(DisplayHook):
    def write_output_prompt(self) -> None:
        pass

    def write_format_data(self, format_dict: dict[str, Any], md_dict: Any = None) -> None:
        self.shell.recorder.show("execute_result", format_dict)

    def finish_displayhook(self) -> None:
        pass


class Shell(lacking.ForgivingShell):
    """Un intérprete de IPython sin terminal, sin historial en disco y sin ventanas."""

    recorder: _Recorder

    def enable_gui(self, gui: str | None = None) -> None:
        """Sin ventanas: ``%matplotlib inline`` no necesita nada más."""

    def settle(self) -> None:
        """La carpeta de trabajo, que puede no ser aquella en la que se hizo el intérprete."""
        self.user_ns["_dh"][:] = [Path.cwd()]

    def ask_exit(self) -> None:
        """``exit`` no termina nada, como en un cuaderno."""

    def _showtraceback(self, etype: type, evalue: BaseException, stb: list[str]) -> None:
        lines = [line[:2000] for line in stb][:100]
        error = {
            "output_type": "error",
            "ename": etype.__name__,
            "evalue": str(evalue)[:500],
            "traceback": lines,
        }
        self.recorder.fail(error)


def make_shell() -> Shell:
    """Un :class:`Shell` recién creado. El espacio de nombres es el de un cuaderno vacío."""
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    shell = Shell.instance(config=config, display_pub_class=_Publisher, displayhook_class=_Hook)
    shell.recorder = _Recorder()
    sys.displayhook = shell.displayhook
    shell.set_hook("show_in_pager", lambda *_, **__: None, 99)  # la ayuda de «nombre?» no es una salida
    builtins.help = Helper()  # sin ``site`` nadie lo ha puesto
    builtins.input = _no_input
    # Matplotlib ya está cargado: hay que decirle que muestre las figuras al acabar cada celda
    activate_matplotlib(os.environ["MPLBACKEND"])
    configure_inline_support(shell, os.environ["MPLBACKEND"])
    lacking.install()
    unwritten.install(active=False)
    return shell


def warm_up(shell: Shell) -> None:
    """Lo que IPython carga con la primera celda y con el primer error, sin que quede rastro de ninguno."""
    for source in ("pass", "1 / 0"):
        shell.run_cell(source, silent=True)
    shell._last_traceback = None
    for name in ("last_type", "last_value", "last_traceback"):
        delattr(sys, name)


def _no_input(prompt: object = "") -> str:
    raise StdinNotImplementedError("Al calificar nadie contesta a `input()`.")


def run_cell(shell: Shell, source: str, seconds: float, wall: float) -> list[dict[str, Any]]:
    """Ejecuta ``source`` y devuelve sus salidas, en el formato de nbformat salvo los textos por trozos."""
    shell.recorder = recorder = _Recorder()
    streams = _Stream(recorder, "stdout"), _Stream(recorder, "stderr")
    alarm = Alarm()
    try:
        with redirect_stdout(streams[0]), redirect_stderr(streams[1]), time_limit(seconds, wall) as alarm:
            shell.run_cell(source, store_history=True)
    except TimeUp:
        pass
    # IPython se traga la segunda interrupción si le llega mientras cuenta la primera
    if alarm.fired and not any(output.get("ename") == TimeUp.__name__ for output in recorder.outputs):
        recorder.fail(_time_up_output(seconds))
    return recorder.outputs


def _time_up_output(seconds: float) -> dict[str, Any]:
    text = f"más de {seconds:g} segundos"
    return {"output_type": "error", "ename": TimeUp.__name__, "evalue": text, "traceback": [text]}
