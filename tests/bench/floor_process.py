"""El suelo: un proceso ya preparado que se bifurca por entrega, ejecuta sus celdas y llama a sus funciones.

Se copia junto al ejecutor y se lanza igual que él, con los mismos paquetes a la vista. ``CONFIG`` dice dónde
está, en pickle, la lista de (celdas, {función: listas de argumentos}), y con ``ready``, si el intérprete de
IPython se prepara antes de bifurcar o en cada hijo. Ni encierra, ni mira los resultados, ni
escribe nada: es lo que cuesta, como poco, ejecutar las entregas. Escribe en JSON los segundos de procesador.
"""

import gc
import json
import os
import pickle
import resource
import sys
from pathlib import Path


def main() -> None:
    """Ejecuta todos los trabajos y escribe lo que costaron."""
    config = json.loads(sys.argv[1])
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    from grader.sandbox import imports

    imports.install(**config["imports"])
    from grader.sandbox import runner, shell

    runner.preload()
    ready = shell.make_shell() if config["ready"] else None
    if ready:
        shell.warm_up(ready)
    work = pickle.loads(Path(config["jobs"]).read_bytes())
    gc.collect()
    gc.freeze()
    before = _used()
    for cells, calls in work:
        child = os.fork()
        if child == 0:
            try:
                _one(shell, ready or shell.make_shell(), cells, calls)
            finally:
                os._exit(0)
        os.waitpid(child, 0)
    print(json.dumps({"cpu": _used() - before}))


def _one(shell, ready, cells, calls) -> None:
    for source in cells:
        shell.run_cell(ready, source, 60, 60)
    quiet = open(os.devnull, "w")  # noqa: PTH123, SIM115
    sys.stdout = sys.stderr = quiet
    for name, inputs in calls.items():
        function = ready.user_ns.get(name)
        for arguments in inputs if callable(function) else ():
            try:
                function(*[a.copy() if hasattr(a, "copy") else a for a in arguments])
            except Exception:
                continue


def _used() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)


if __name__ == "__main__":
    main()
