"""El ejecutor: un proceso que recibe celdas, las ejecuta y llama a las funciones que se le nombran.

Lo bifurca el cigoto o se lanza como ``python -I -S runner.py CONFIG`` desde una carpeta con copias de este
paquete; recibe mensajes por un canal y los contesta por otro.
"""

import json
import os
import sys
import threading
import traceback
from importlib import import_module
from pathlib import Path
from time import monotonic, process_time
from typing import Any, NoReturn

#: Código de salida del ejecutor que no se pudo encerrar: antes que ejecutar nada, termina.
NOT_CONFINED_EXIT = 97
_PRELOADED = (
    *("matplotlib.pyplot", "matplotlib_inline.backend_inline", "numpy.linalg", "numpy.random"),
    "grader.observing",
    *(
        f"grader.sandbox.{name}"
        for name in (
            *("alarm", "channel", "confine", "convolutions", "keeping", "landlock", "seccomp", "shell"),
        )
    ),
)


def main() -> None:
    """Arranque de cero: carga lo necesario y vive con la entrada y la salida estándar como canal."""
    config = json.loads(sys.argv[1])
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    from grader.sandbox import imports

    imports.install(**config["imports"])
    preload()
    from grader.sandbox.confine import Confinement
    from grader.sandbox.shell import make_shell

    requests, replies = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1):
        os.dup2(nothing, descriptor)
    live(Confinement(**config["confinement"]), requests, replies, make_shell())


def preload() -> None:
    """Carga los paquetes de un cuaderno antes de que su carpeta de trabajo esté en el camino.

    También lo nuestro: lo que se carga aquí no lo tiene que cargar cada ejecutor.
    """
    for name in _PRELOADED:
        import_module(name)
    sys.modules["matplotlib.pyplot"].close("all")
    sys.modules["grader.sandbox.convolutions"].remove()


def live(how: Any, requests: int, replies: int, shell: Any) -> NoReturn:
    """Se encierra y atiende mensajes hasta que el supervisor cierra el canal; no vuelve nunca."""
    from grader.sandbox import channel, confine

    code = 1
    try:
        if os.name == "posix" and os.getpid() != os.getpgrp() and os.getpid() != 1:
            os.setsid()
        try:
            confine.lock(how)
        except OSError:
            code = NOT_CONFINED_EXIT
            raise
        _settle(how.work)
        shell.settle()
        channel.connect(os.fdopen(requests, "rb"), os.fdopen(replies, "wb"))
        serve(shell)
        code = 0
    except BaseException:
        traceback.print_exc()  # solo lo ve quien lance el ejecutor a mano
    finally:
        os._exit(code)


def _settle(work: str) -> None:
    """Su carpeta, sus variables de entorno y sus números al azar: nada compartido con otro ejecutor."""
    import random

    import numpy as np

    os.chdir(work)
    temporary = Path(work) / ".tmp"
    temporary.mkdir(exist_ok=True)
    os.environ.update(
        HOME=work,
        TMPDIR=str(temporary),
        IPYTHONDIR=str(Path(work) / ".ipython"),
        MPLCONFIGDIR=str(Path(work) / ".matplotlib"),
    )
    random.seed()
    np.random.seed()
    sys.path.append(work)


def serve(shell: Any) -> None:
    """Contesta a los mensajes ``cell``, ``keep`` y ``probe``."""
    from grader.sandbox import keeping
    from grader.sandbox.channel import received, send
    from grader.sandbox.wire import can_fork

    send({"op": "ready"})
    for request in received():
        if request["op"] == "cell":
            send({"op": "cell", **_executed(shell, request)})
        elif request["op"] == "keep":
            kept = keeping.keep(request["moment"], lambda r: answer(shell, r))
            send({"op": "kept", "ok": kept})
        elif request["moment"] is not None:
            code = keeping.wake(request["moment"], request)
            send({"op": "lost"} if code is None else {"op": "done", "exit": code})
        elif can_fork() and not _can_spend_itself(request):
            send({"op": "done", "exit": _in_child(lambda r=request: answer(shell, r))})
        else:
            answer(shell, request)
            send({"op": "done", "exit": 0})


def _executed(shell: Any, request: dict[str, Any]) -> dict[str, Any]:
    """Lo que salió de ejecutar una celda y, de los nombres vigilados que cambió, cuáles son funciones."""
    from grader.sandbox import missing
    from grader.sandbox.shell import run_cell

    process = os.getpid()
    before = {name: shell.user_ns.get(name) for name in request["watched"]}
    outputs = run_cell(shell, request["source"], request["seconds"], request["wall"])
    if os.getpid() != process:
        os._exit(0)  # la celda se bifurcó: este es el hijo, y por el canal habla uno solo
    after = {name: shell.user_ns.get(name) for name in before}
    bound = {name: callable(v) for name, v in after.items() if v is not None and v is not before[name]}
    return {"outputs": outputs, "bound": bound, "lacking": missing.taken()}


def _can_spend_itself(request: dict[str, Any]) -> bool:
    """Si a la función se la puede llamar aquí mismo, sin un hijo: nadie más usará este proceso.

    Si las celdas gastaron mucho procesador, no: el límite del núcleo contaría las dos cosas juntas. Si
    dejaron hilos en marcha, tampoco: en un hijo no existen y aquí estorbarían.
    """
    alone = threading.active_count() == 1
    return request["last"] and alone and process_time() < request["seconds"]


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
    from grader.arguments import from_data
    from grader.evidence import Call, call_to_wire
    from grader.observing import describe_error, observe
    from grader.sandbox.alarm import TimeUp, time_limit
    from grader.sandbox.channel import send
    from grader.sandbox.wire import TIMEOUT_EXIT

    function = shell.user_ns.get(request["name"])
    if not callable(function):
        send({"op": "missing"})
        return
    if own := [name for name in request["pieces"] if _uses_its_own(function, name, shell.user_ns)]:
        send({"op": "own", "names": own})
    spent_by, over_at = process_time() + request["seconds"], monotonic() + request["wall"]
    for arguments in (map(_borrowed, arguments) for arguments in from_data(request["calls"])):
        left, wall = spent_by - process_time(), over_at - monotonic()
        if left <= 0 or wall <= 0:
            os._exit(TIMEOUT_EXIT)
        try:
            with time_limit(min(left, request["call_seconds"]), min(wall, request["call_wall"])):
                call = observe(function, tuple(arguments), catch=Exception)
        except TimeUp:
            call = Call(timed_out=True)
        except BaseException as error:
            call = Call(error=describe_error(error))
        send({"op": "call", "call": call_to_wire(call)})


def _borrowed(argument: Any) -> Any:
    """Una función que está al otro lado, como función; lo demás, tal cual."""
    from grader.arguments import Lent
    from grader.sandbox.channel import ask

    if not isinstance(argument, Lent):
        return argument

    def f(x: Any) -> Any:
        return ask(argument.name, (x,), {})

    return f


def _uses_its_own(function: Any, piece: str, names: dict[str, Any]) -> bool:
    """Si ``function`` nombra una pieza y la que hay en el cuaderno no es la que da el curso."""
    code, found = getattr(function, "__code__", None), names.get(piece)
    named = piece in getattr(code, "co_names", ())
    return named and callable(found) and not getattr(found, "of_the_course", False)


if __name__ == "__main__":
    main()
