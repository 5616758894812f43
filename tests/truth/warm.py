"""Núcleos de Jupyter que arrancan pronto: se bifurcan de un proceso con las bibliotecas ya cargadas.

Cada uno es un ``ipykernel`` entero, con su proceso, sus zócalos y nada ejecutado. De más solo tiene
importados NumPy, PyTorch, Matplotlib e ipywidgets, y nada de ``grader``. Con el zócalo solo, este archivo es
el proceso del que salen; con más argumentos, el que ve Jupyter: dura lo que el núcleo y le pasa las señales.
"""

import json
import os
import selectors
import signal
import socket
import sys
from importlib import import_module
from pathlib import Path

PRELOADED = ("ipykernel.kernelapp", "ipykernel.zmqshell", "ipywidgets", "numpy", "torch.nn.functional")
#: De Matplotlib, lo que no mira en qué núcleo está: ``pyplot`` y las figuras en línea lo miran al cargarse.
PRELOADED += ("matplotlib.figure", "matplotlib.backends.backend_agg", "matplotlib.colors")
_MESSAGE = 2**18


def serve(path: str) -> None:
    """Da núcleos en el zócalo ``path`` hasta que se cierra la entrada estándar."""
    del sys.path[0]
    os.environ["JPY_PARENT_PID"] = str(os.getpid())  # ipykernel lo lee al importarse: terminan con este
    for name in PRELOADED:
        import_module(name)
    if len([*Path("/proc/self/task").iterdir()]) > 1:
        sys.exit("No se puede bifurcar: alguna biblioteca ha creado hilos al importarla.")
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    kernels = _Kernels(path)
    print("listo", flush=True)
    kernels.attend()


class _Kernels:
    """Los núcleos en marcha: por cada uno, la conexión con quien lo pidió y su proceso."""

    def __init__(self, path: str) -> None:
        self.listener = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.listener.bind(path)
        self.listener.listen()
        self.ready = selectors.DefaultSelector()
        self.ready.register(self.listener, selectors.EVENT_READ, self.born)
        self.ready.register(0, selectors.EVENT_READ, self.stop)
        self.running: dict[int, socket.socket] = {}

    def attend(self) -> None:
        while True:
            for key, _ in self.ready.select():
                if self.ready.get_map().get(key.fd) is key:  # otro puede haberlo cerrado
                    key.data()

    def stop(self) -> None:
        for pid in self.running:
            _kill(pid, signal.SIGKILL)
        os._exit(0)

    def born(self) -> None:
        connection, _ = self.listener.accept()
        message, streams, _, _ = socket.recv_fds(connection, _MESSAGE, 2)
        pid = os.fork()
        if pid == 0:
            self.ready.close()
            self.listener.close()
            connection.close()
            _become_kernel(json.loads(message), streams)
        for stream in streams:
            os.close(stream)
        ended = os.pidfd_open(pid)
        self.running[pid] = connection
        self.ready.register(connection, selectors.EVENT_READ, lambda: self.asked(pid))
        self.ready.register(ended, selectors.EVENT_READ, lambda: self.died(pid, ended))

    def asked(self, pid: int) -> None:
        """Una señal que le llega a quien lo pidió; si es él quien ha muerto, el núcleo también."""
        told = self.running[pid].recv(16)
        if not told:
            self.ready.unregister(self.running[pid])
        _kill(pid, int(told or signal.SIGKILL))

    def died(self, pid: int, ended: int) -> None:
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        self.ready.unregister(ended)
        os.close(ended)
        connection = self.running.pop(pid)
        if connection in {key.fileobj for key in self.ready.get_map().values()}:
            self.ready.unregister(connection)
            connection.send(str(code).encode())
        connection.close()


def _kill(pid: int, number: int) -> None:
    """Al núcleo y a los procesos que haya lanzado."""
    try:
        os.killpg(pid, number)
    except ProcessLookupError:
        os.kill(pid, number)  # todavía no ha hecho su grupo


def _become_kernel(request: dict, streams: list[int]) -> None:
    code = 1
    try:
        os.setsid()
        for number, stream in zip((1, 2), streams, strict=True):
            os.dup2(stream, number)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.chdir(request["cwd"])
        os.environ.clear()
        os.environ.update(request["env"])
        sys.argv = request["argv"]
        signal.signal(signal.SIGINT, signal.default_int_handler)
        for name in ("random", "numpy.random"):
            import_module(name).seed()
        import_module("ipykernel.kernelapp").launch_new_instance()
        code = 0
    finally:
        os._exit(code)


def launch(path: str, arguments: list[str]) -> None:
    """Pide un núcleo con los ``arguments`` de ``ipykernel_launcher`` y termina cuando él termina."""
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    connection.connect(path)
    argv = ["ipykernel_launcher.py", *arguments]
    request = {"argv": argv, "cwd": str(Path.cwd()), "env": dict(os.environ)}
    socket.send_fds(connection, [json.dumps(request).encode()], [1, 2])
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda received, _: connection.send(str(received).encode()))
    sys.exit(abs(int(connection.recv(16) or 1)))


if __name__ == "__main__":
    if sys.argv[2:]:
        launch(sys.argv[1], sys.argv[2:])
    else:
        serve(sys.argv[1])
