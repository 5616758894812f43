"""Guardar lo que dice PyTorch con la semilla visible (:mod:`grader.exercises.recorded`): necesita PyTorch.

``python -m grader.exercises.recording`` lo guarda, si cambió algo; con ``--check`` solo mira si está al día.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np

from grader import exercises
from grader.exercises import recorded, showing
from grader.exercises.base import Exercise, outputs


def questions(exercise: Exercise) -> dict[str, Any]:
    """Lo que dice el oráculo de ``exercise`` a cada pregunta de la semilla visible, por su huella."""
    found = {}
    with exercises.one_thread():
        for question in exercise.draw(None):
            found.setdefault(recorded.key(question.given), exercise.oracle(*question.given))
    return found


def recordable() -> Iterator[Exercise]:
    """Los ejercicios del paquete que se comparan con un oráculo: las cazas no tienen ninguno."""
    return (e for e in exercises.all_exercises().values() if not e.suspect)


def stale(chosen: Iterable[Exercise]) -> list[str]:
    """De ``chosen``, los ejercicios de los que no está guardado lo que dice hoy su oráculo."""
    return [e.name for e in chosen if not _is_current(e.name, questions(e))]


def _is_current(name: str, told: Mapping[str, Any]) -> bool:
    return recorded.keys(name) == told.keys() and all(
        _alike(result, recorded.by_key(name, key)) for key, result in told.items()
    )


def _alike(one: Any, other: Any) -> bool:
    """Si son el mismo resultado, salvo el redondeo de otra versión de PyTorch."""
    if type(one) is not type(other):
        return False
    pairs = [*zip(outputs(one), outputs(other), strict=False)]
    return len(outputs(one)) == len(outputs(other)) and all(
        a.shape == b.shape
        and a.dtype == b.dtype
        and np.allclose(a, b, rtol=1e-12, atol=1e-12, equal_nan=True)
        for a, b in pairs
    )


class _Pool:
    """Los arrays de los resultados, sin repetir, juntos los de cada tipo."""

    def __init__(self) -> None:
        self.kinds: dict[str, bytearray] = {}
        self.known: dict[tuple[str, bytes], int] = {}

    def told(self, result: Any) -> Any:
        """Cómo se escribe ``result``."""
        if isinstance(result, tuple):
            return {"$tuple": [*map(self.told, result)]}
        if isinstance(result, dict):
            return {"$dict": {name: self.told(inside) for name, inside in result.items()}}
        if not isinstance(result, np.ndarray):
            return result
        kind, written = result.dtype.str, result.tobytes()
        data = self.kinds.setdefault(kind, bytearray())
        start = self.known.setdefault((kind, written), len(data))
        data.extend(written if start == len(data) else b"")
        return {"$array": [kind, result.shape, start]}


def record() -> None:
    """Guarda lo que dicen hoy los oráculos."""
    pool = _Pool()
    index = {e.name: {k: pool.told(r) for k, r in questions(e).items()} for e in recordable()}
    written = json.dumps(index, separators=(",", ":")).encode()
    arrays = {kind: np.frombuffer(bytes(data), np.uint8) for kind, data in pool.kinds.items()}
    np.savez_compressed(recorded.FILE, index=np.frombuffer(written, np.uint8), **arrays)


def main() -> int:
    """La orden; devuelve 1 si con ``--check`` algo no está al día."""
    old = stale(recordable())
    old += ["lo que dan las celdas de PyTorch"] * (showing.SOLUTIONS.is_dir() and not showing.is_current())
    if "--check" in sys.argv[1:]:
        print(f"No está al día: {', '.join(old)}." if old else "Está al día.")
        return int(bool(old))
    if old:
        record()
        showing.save()
    print(f"Guardado otra vez: {', '.join(old)}." if old else "Ya estaba al día.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
