"""Cuentas sobre una clase calificada."""

from collections import Counter
from collections.abc import Iterable

from grader.course.store import Row


def mistake_counts(rows: Iterable[Row]) -> dict[str, Counter[str]]:
    """Cuántas veces se reconoció cada error conocido en cada ejercicio, de más a menos frecuente.

    Un mismo estudiante puede tener varios en un ejercicio: cada uno cuenta una vez.
    """
    counts: dict[str, Counter[str]] = {}
    for row in rows:
        for name, exercise in row.exercises.items():
            counts.setdefault(name, Counter()).update(set(exercise.get("mistakes", ())))
    return {name: Counter(dict(found.most_common())) for name, found in counts.items()}


def failure_counts(rows: Iterable[Row]) -> dict[str, Counter[str]]:
    """Cuántas entregas no cumplen cada criterio de cada ejercicio, de más a menos."""
    counts: dict[str, Counter[str]] = {}
    for row in rows:
        for name, exercise in row.exercises.items():
            failed = [title for title, passed in exercise["criteria"].items() if not passed]
            counts.setdefault(name, Counter()).update(failed)
    return {name: Counter(dict(found.most_common())) for name, found in counts.items()}
