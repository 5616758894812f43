"""``python -m tests.messages``: una página con lo que se lee de soluciones equivocadas típicas.

Cada una, con su código, lo que sale en el cuaderno y lo que sale en la terminal: está para leerla entera.
"""

import argparse
import linecache
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from grader.judge import render
from grader.judge.judging import evaluate
from grader.judge.verdict import Verdict
from tests.messages.typical import TYPICAL
from tests.mutants.collection import Solution, load

ROOT = Path(__file__).resolve().parents[2]
WANTED = 120

_STYLE = """
:root { color-scheme: light dark; }
body { font: 15px/1.45 system-ui, sans-serif; margin: 16px; max-width: 1500px; }
section { border-top: 1px solid rgba(127,127,127,.5); padding: 8px 0 16px; }
.both { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 34em), 1fr)); gap: 16px; }
pre { overflow-x: auto; }
.terminal { white-space: pre-wrap; margin: 0; }
.code, .terminal { font-size: 13px; background: rgba(127,127,127,.12); padding: 8px; }
"""


def chosen(wanted: int = WANTED) -> list[Solution]:
    """Las que lanzan una excepción y, repartidas por todas las funciones, otras de las colecciones."""
    of_each = [[s for s in found if not s.right] for found in load(ROOT / "tests" / "judged").values()]
    share = -(-(wanted - len(TYPICAL)) // len(of_each))
    taken = [s for found in of_each for s in _spread(found, share)]
    every = [*TYPICAL, *taken]
    order = list(dict.fromkeys(s.exercise for s in taken))
    return sorted(every, key=lambda s: order.index(s.exercise))


def _spread(found: Sequence[Solution], count: int) -> Iterator[Solution]:
    step = max(1.0, len(found) / count)
    return (found[int(i * step)] for i in range(min(count, len(found))))


def verdict_of(solution: Solution) -> Verdict:
    """El veredicto de ``solution``, cuyas líneas se pueden citar como las de una celda."""
    name = f"<{solution.exercise}: {solution.title}>"
    linecache.cache[name] = (len(solution.source), None, solution.source.splitlines(keepends=True), name)
    return evaluate(solution.exercise, solution.function())


def page(solutions: Sequence[Solution]) -> str:
    """La página entera."""
    body = "".join(map(_section, solutions))
    return (
        "<!doctype html><html lang='es'><meta charset='utf-8'>"
        "<meta name='viewport' content='width=device-width, initial-scale=1'>"
        f"<title>Lo que se lee</title><style>{_STYLE}</style><h1>Lo que se lee</h1>{body}</html>\n"
    )


def _section(solution: Solution) -> str:
    verdict = verdict_of(solution)
    return (
        f"<section><h2>{escape(solution.exercise)} · {escape(solution.title)}</h2>"
        f"<details><summary>El código</summary><pre class='code'>{escape(solution.source)}</pre></details>"
        f"<div class='both'><div>{render.html(verdict)}</div>"
        f"<pre class='terminal'>{escape(render.text(verdict))}</pre></div></section>"
    )


def main() -> None:
    """Escribe la página."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--page", type=Path, default=Path("build/messages.html"), help="dónde escribirla")
    options = parser.parse_args()
    options.page.parent.mkdir(parents=True, exist_ok=True)
    solutions = chosen()
    options.page.write_text(page(solutions), "utf-8")
    print(f"{len(solutions)} soluciones en {options.page}")


if __name__ == "__main__":
    main()
