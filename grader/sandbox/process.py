"""Un ejecutor en marcha, arrancado de cero o bifurcado del cigoto: cómo se le habla y cómo se le termina."""

import array
import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import threading
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from grader.sandbox import launch, scratch
from grader.sandbox.levels import FULL_DISK, Level, SandboxError
from grader.sandbox.runner import NOT_CONFINED_EXIT
from grader.sandbox.settings import Limits

_EXIT_SECONDS = 5.0


class Process(Protocol):
    """Un ejecutor: un canal de ida, otro de vuelta y un final."""

    requests: BinaryIO
    replies: BinaryIO
    pid: int

    def exit_code(self, confined: bool = False) -> int | None:
        """Su código de salida si ya terminó por su cuenta; lanza ``SandboxError`` si no se pudo encerrar.

        Si ya estaba encerrado (``confined``), como termine es cosa suya.
        """

    def kill(self) -> None:
        """Lo termina, con todo lo que haya creado, y cierra el canal."""


class Spawned:
    """Un ejecutor que arrancó de cero."""

    def __init__(self, level: Level, limits: Limits, lib: Path, work: Path) -> None:
        wrapped = level.name == "bubblewrap"
        where = launch.WORK if wrapped else str(work)
        how = launch.confinement(level.name, lib, where, limits, zygote=False)
        if how.uid is not None and not wrapped:
            os.chown(work, how.uid, how.uid)
        command = launch.program(launch.LIB if wrapped else lib, "runner", confinement=asdict(how))
        if wrapped:
            command = launch.bubblewrap(level.program, lib, limits, zygote=False, command=command)
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=work,
            env=launch.environment(str(work)),
            start_new_session=True,
        )
        # sin memoria intermedia: cerrarla esperaría a quien no lee
        self.requests, self.replies = self._process.stdin.detach(), self._process.stdout
        self.pid = self._process.pid

    def exit_code(self, confined: bool = False) -> int | None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(0.2)
        return _trusted(self._process.returncode, confined)

    def kill(self) -> None:
        _end(self._process)
        _close(self.requests, self.replies)


class Forked:
    """Un ejecutor bifurcado del cigoto."""

    def __init__(self, channel: socket.socket, report: socket.socket, grouped: bool, seconds: float) -> None:
        self._channel, self._report, self._grouped = channel, report, grouped
        # sin memoria intermedia: cerrarla esperaría a quien no lee
        self.requests, self.replies = channel.makefile("wb", buffering=0), channel.makefile("rb")
        report.settimeout(seconds)
        try:
            text, descriptors = _receive(report)
        except OSError:
            text, descriptors = b"", []
        news = json.loads(text) if text else {"error": "el cigoto no contestó"}
        if "error" in news or not descriptors:
            _close(self.requests, self.replies, channel, report)
            raise SandboxError(f"No se pudo aislar un ejecutor: {news.get('error')}")
        self._pidfd = descriptors[0]
        self.pid = _host_pid(self._pidfd)

    def exit_code(self, confined: bool = False) -> int | None:
        self._report.settimeout(_EXIT_SECONDS)
        try:
            text = self._report.recv(1000)
        except TimeoutError:
            return None
        except OSError:
            text = b""
        if not text:
            raise SandboxError("El proceso del que se bifurcan los ejecutores terminó.")
        return _trusted(json.loads(text)["exit"], confined)

    def kill(self) -> None:
        with contextlib.suppress(OSError):
            signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)
        if self._grouped:
            _kill_group(self.pid)
        select.select([self._pidfd], [], [], _EXIT_SECONDS)
        os.close(self._pidfd)
        _close(self.requests, self.replies, self._channel, self._report)


def _end(process: subprocess.Popen) -> None:
    """Termina un programa que se lanzó en su propio grupo, con lo que siga en él."""
    _kill_group(process.pid)
    process.kill()
    process.wait()


def _kill_group(pid: int) -> None:
    """Mata lo que siga en el grupo de ``pid``.

    Un bubblewrap al que matan mientras monta el encierro deja en él un hijo que lo esperaría para siempre.
    """
    if hasattr(os, "killpg"):
        with contextlib.suppress(OSError):
            os.killpg(pid, signal.SIGKILL)


def _trusted(code: int | None, confined: bool) -> int | None:
    if code == NOT_CONFINED_EXIT and not confined:
        raise SandboxError("El ejecutor no se pudo encerrar y no ejecutó nada.")
    return code


def _close(*streams: BinaryIO | socket.socket) -> None:
    for stream in streams:
        with contextlib.suppress(OSError):
            stream.close()


def _receive(report: socket.socket) -> tuple[bytes, list[int]]:
    text, ancillary, _, _ = report.recvmsg(1000, socket.CMSG_SPACE(4))
    found = array.array("i")
    for _level, kind, data in ancillary:
        if kind == socket.SCM_RIGHTS:
            found.frombytes(data[: len(data) - len(data) % found.itemsize])
    return text, list(found)


def _host_pid(pidfd: int) -> int:
    """El pid con el que este lado ve al proceso: dentro de su espacio tiene otro."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/self/fdinfo/{pidfd}").read_text().splitlines():
            if line.startswith("Pid:"):
                return int(line.split()[1])
    return -1


@dataclass(frozen=True)
class Handle:
    """Un cigoto en marcha: el zócalo por el que se le pide un ejecutor y dónde está su programa."""

    level: Level
    limits: Limits
    control: socket.socket
    lib: Path


class Zygote:
    """El proceso del que se bifurcan los ejecutores de un nivel; se arranca con el primero que se pide.

    Con ``handle`` se usa el de otro proceso mientras viva: cada petición es un mensaje entero, así que pueden
    pedir varios a la vez.
    """

    def __init__(self, level: Level, limits: Limits, handle: Handle | None = None) -> None:
        self.level, self.limits = level, limits
        self._lock = threading.Lock()
        self._process: subprocess.Popen | None = None
        self._control = handle.control if handle else None
        self._lib = handle.lib if handle else None
        if handle:
            handle.control.settimeout(limits.start)  # el límite no viaja con el zócalo

    def handle(self) -> Handle:
        """Con qué puede usarlo otro proceso; lo arranca si hace falta."""
        with self._lock:
            self._start()
        return Handle(level=self.level, limits=self.limits, control=self._control, lib=self._lib)

    def fork(self, limits: Limits, work: Path) -> Forked:
        """Un ejecutor nuevo con ``limits`` y, si su nivel no la tiene en memoria, la carpeta ``work``."""
        wrapped = self.level.name == "bubblewrap"
        where = launch.WORK if wrapped else str(work)
        ours, theirs = socket.socketpair()
        report, reporter = socket.socketpair()
        try:
            with self._lock:
                self._start()
                how = launch.confinement(self.level.name, self._lib, where, limits, zygote=True)
                if how.uid is not None:
                    os.chown(work, how.uid, how.uid)
                message = json.dumps(asdict(how)).encode()
                socket.send_fds(self._control, [message], [theirs.fileno(), reporter.fileno()])
        except OSError as error:
            self.close()
            _close(ours, report)
            if error.errno in FULL_DISK:
                raise
            raise SandboxError(f"El proceso del que se bifurcan los ejecutores terminó: {error}") from None
        finally:
            _close(theirs, reporter)
        try:
            return Forked(ours, report, not wrapped, limits.start)
        except SandboxError:
            self.close()
            raise

    def _start(self) -> None:
        if self._control is not None and (self._process is None or self._process.poll() is None):
            return
        self._stop()
        self._folder = root = scratch.create()
        try:
            self._launch(root)
        except OSError:
            if self._process is None:
                scratch.remove(root)
            raise

    def _launch(self, root: Path) -> None:
        self._lib = root / "lib"
        launch.copy_program(self._lib)
        (root / "work").mkdir()
        wrapped = self.level.name == "bubblewrap"
        uid = launch.unprivileged_uid() if wrapped and os.getuid() == 0 else None
        command = launch.program(launch.LIB if wrapped else root / "lib", "zygote", uid=uid)
        if wrapped:
            command = launch.bubblewrap(
                self.level.program, root / "lib", self.limits, zygote=True, command=command
            )
        control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(
                command,
                stdin=theirs,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd=root / "work",
                env=launch.environment(str(root / "work")),
                start_new_session=True,
            )
        self._control = control
        control.settimeout(self.limits.start)
        greeting = self._greeting()
        if greeting != b"ready":
            _kill_group(self._process.pid)  # si dejó un hijo, seguiría
            raise OSError("no arrancó" if not greeting else "tiene varios hilos")

    def _greeting(self) -> bytes:
        """Lo primero que dice; nada si murió antes, aunque un hijo suyo tenga abierto el zócalo."""
        end = os.pidfd_open(self._process.pid)
        try:
            heard, _, _ = select.select([self._control, end], [], [], self.limits.start)
        finally:
            os.close(end)
        return self._control.recv(100) if self._control in heard else b""

    def close(self) -> None:
        """Termina el cigoto; el siguiente ``fork`` arranca otro."""
        with self._lock:
            self._stop()

    def _stop(self) -> None:
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._process is not None:
            _end(self._process)
            self._process = None
            scratch.remove(self._folder)
