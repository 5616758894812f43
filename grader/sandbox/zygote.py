"""El cigoto: un proceso con NumPy, IPython y Matplotlib cargados que se bifurca en un ejecutor por entrega.

Se lanza como ``python -I -S zygote.py CONFIG``; por la entrada estándar recibe un zócalo por el que le llegan
peticiones con dos descriptores: el canal del ejecutor y otro por el que se avisa de su pid y de su final. No
conoce ningún dato del curso y tiene un solo hilo: bifurcar un proceso con hilos no es de fiar.
"""

import contextlib
import gc
import json
import os
import socket
import sys
from pathlib import Path
from typing import Any

MAX_REQUEST = 200_000


def main() -> None:
    """Carga lo que necesita un cuaderno y atiende peticiones hasta que se cierra el zócalo."""
    config = json.loads(sys.argv[1])
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    from grader.sandbox import imports

    imports.install(**config["imports"])
    from grader.sandbox import runner
    from grader.sandbox.confine import become

    become(config["uid"])
    from grader.sandbox.shell import make_shell, warm_up

    runner.preload()
    shell = make_shell()  # tarda más que muchas entregas: se hace una vez, y cada ejecutor recibe una copia
    warm_up(shell)
    control = socket.socket(fileno=os.dup(0))
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1):
        os.dup2(nothing, descriptor)
    if _threads() != 1:
        control.send(b"threads")
        return
    gc.collect()
    gc.freeze()  # lo que ya existe no se recorre ni se copia en los hijos
    control.send(b"ready")
    while True:
        request, descriptors, _, _ = socket.recv_fds(control, MAX_REQUEST, 2)
        if not request:
            return
        if os.fork() == 0:
            control.close()
            with contextlib.suppress(BaseException):
                _attend(json.loads(request), shell, *descriptors)
            os._exit(0)
        for descriptor in descriptors:
            os.close(descriptor)
        _reap()


def _threads() -> int:
    return sum(1 for _ in Path("/proc/self/task").iterdir())


def _reap() -> None:
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _attend(request: dict[str, Any], shell: Any, channel: int, handle: int) -> None:
    """El guardián de un ejecutor: lo crea en su encierro, avisa de su pid y, al final, de su código."""
    import signal

    from grader.sandbox import runner
    from grader.sandbox.confine import Confinement, enter_namespaces
    from grader.sandbox.syscalls import PR_SET_PDEATHSIG, prctl

    report = socket.socket(fileno=handle)
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    how = Confinement(**request)
    try:
        if how.namespaces:
            enter_namespaces(how)
    except OSError as error:
        report.send(json.dumps({"error": str(error)}).encode())
        return
    child = os.fork()
    if child == 0:
        report.close()
        runner.live(how, channel, channel, shell)
    os.close(channel)
    watcher = os.pidfd_open(child)
    socket.send_fds(report, [json.dumps({"pid": child}).encode()], [watcher])
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    report.send(json.dumps({"exit": code}).encode())


if __name__ == "__main__":
    main()
