"""El ejecutor: un programa que recibe celdas, las ejecuta y llama a las funciones que se le nombran.

Se lanza como ``python -I -S runner.py CONFIG`` desde una carpeta con copias de este paquete; lee
mensajes por la entrada estándar y los contesta por la salida estándar.
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import Any, BinaryIO


def main() -> None:
    """Prepara el proceso y atiende mensajes hasta que el supervisor cierra la entrada."""
    config = json.loads(sys.argv[1])
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    from grader.sandbox import imports

    imports.install(**config)
    from grader.sandbox import channel  # carga NumPy antes de que la carpeta de trabajo esté en el camino

    channel.connect(*_take_over_streams())
    from grader.sandbox.shell import make_shell

    sys.path.append(str(Path.cwd()))
    serve(make_shell())


def _take_over_streams() -> tuple[BinaryIO, BinaryIO]:
    """Se queda con la entrada y la salida, y deja al código del estudiante otras que no llevan a nada."""
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    return requests, replies


def serve(shell: Any) -> None:
    """Contesta a los mensajes ``cell`` y ``probe``."""
    from grader.sandbox.channel import received, send
    from grader.sandbox.shell import run_cell
    from grader.sandbox.wire import can_fork

    send({"op": "ready"})
    for request in received():
        if request["op"] == "cell":
            send({"op": "cell", "outputs": run_cell(shell, request["source"], request["seconds"])})
        elif can_fork():
            send({"op": "done", "exit": _in_child(lambda r=request: answer(shell, r))})
        else:
            answer(shell, request)
            send({"op": "done", "exit": 0})


def _in_child(work: Any) -> int:
    """Hace ``work`` en un hijo con una copia del estado y devuelve su código de salida."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def answer(shell: Any, request: dict[str, Any]) -> None:
    """Llama a la función pedida con cada lista de argumentos y envía lo observado."""
    from grader.evidence import Call, describe_error, observe
    from grader.sandbox.channel import send
    from grader.sandbox.shell import TimeUp, time_limit
    from grader.sandbox.wire import TIMEOUT_EXIT, call_to_wire

    function = shell.user_ns.get(request["name"])
    if not callable(function):
        send({"op": "missing"})
        return
    deadline = time.monotonic() + request["seconds"]
    for arguments in request["calls"]:
        left = deadline - time.monotonic()
        if left <= 0:
            os._exit(TIMEOUT_EXIT)
        try:
            with time_limit(min(left, request["call_seconds"])):
                call = observe(function, arguments, catch=Exception)
        except TimeUp:
            call = Call(timed_out=True)
        except BaseException as error:
            call = Call(error=describe_error(error))
        send({"op": "call", "call": call_to_wire(call)})


if __name__ == "__main__":
    main()
