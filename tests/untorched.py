"""``python -m tests.untorched [EJERCICIO…]``: lo que se dice de cada solución, con PyTorch y sin él.

Son todas las de ``tests/judged``, bien y mal. Con PyTorch no se mira lo guardado: se le pregunta. Termina con
código distinto de 0 si de alguna no se dice lo mismo. Con ``--sin-torch`` escribe solo lo que se dice sin él.
"""

import json
import subprocess
import sys
from collections.abc import Iterable
from contextlib import redirect_stdout
from io import StringIO

from grader import evaluate
from grader.exercises import recorded
from grader.judge import render
from tests.kit.sample_class import ROOT
from tests.mutants import collection

_WITHOUT = "--sin-torch"


def verdicts(names: Iterable[str]) -> dict[str, str]:
    """Lo que se dice de cada solución de ``names``, o de todas, por el ejercicio y su número."""
    solutions = collection.load(ROOT / "tests" / "judged")
    chosen = [*names] or [*solutions]
    found = {}
    with redirect_stdout(StringIO()):  # hay soluciones que escriben
        for name in chosen:
            for number, solution in enumerate(solutions[name]):
                found[f"{name} {number}: {solution.title}"] = render.text(evaluate(name, solution.function()))
    return found


def without_pytorch(names: Iterable[str]) -> dict[str, str]:
    """Lo mismo, en un proceso en el que PyTorch no se puede cargar."""
    command = [sys.executable, "-m", "tests.untorched", _WITHOUT, *names]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, encoding="utf-8")
    return json.loads(done.stdout)


def main(arguments: list[str]) -> int:
    """La orden."""
    names = [a for a in arguments if a != _WITHOUT]
    if _WITHOUT in arguments:
        sys.modules["torch"] = None
        print(json.dumps(verdicts(names)))
        return 0
    without = without_pytorch(names)
    recorded.find = lambda *asked: None
    with_it = verdicts(names)
    different = [title for title in with_it if with_it[title] != without.get(title)]
    for title in different:
        print(f"✘ {title}\n\n{with_it[title]}\n\n--- sin PyTorch ---\n\n{without.get(title)}\n")
    print(f"{len(with_it)} soluciones, {len(different)} diferencias.")
    return int(bool(different))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
