"""Cuentas sobre una clase calificada."""

import statistics
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from grader.course.store import Row

#: Los grupos en que se reparten las notas: de diez en diez por ciento.
BINS = 10
#: Por debajo de esta parte de los puntos, una nota media es baja.
LOW_MARK = 0.5
#: Una unidad está en marcha cuando la ha entregado esta parte de la clase.
OPEN_SHARE = 0.5


@dataclass(frozen=True)
class Summary:
    """Cómo se reparten unos números. Los cuartiles son los de ``statistics.quantiles`` (inclusivos)."""

    count: int
    mean: float
    minimum: float
    first_quartile: float
    median: float
    third_quartile: float
    maximum: float


def summary(values: Sequence[float]) -> Summary | None:
    """El resumen de ``values``; ``None`` si no hay ninguno."""
    if not values:
        return None
    first, middle, third = (
        statistics.quantiles(values, n=4, method="inclusive") if len(values) > 1 else [values[0]] * 3
    )
    return Summary(
        count=len(values),
        mean=statistics.fmean(values),
        minimum=min(values),
        first_quartile=first,
        median=middle,
        third_quartile=third,
        maximum=max(values),
    )


def histogram(fractions: Iterable[float], bins: int = BINS) -> tuple[int, ...]:
    """Cuántos hay en cada tramo de 0 a 1; el 1 va en el último, como lo que se pase."""
    # sumar décimas puede dar 0.7999…: sin redondear caería en el tramo de abajo
    counts = Counter(min(max(int(round(f * bins, 9)), 0), bins - 1) for f in fractions)
    return tuple(counts[i] for i in range(bins))


def mistake_counts(rows: Iterable[Row]) -> dict[str, Counter[str]]:
    """Cuántas veces se reconoció cada error conocido en cada ejercicio, de más a menos frecuente.

    Un mismo estudiante puede tener varios en un ejercicio: cada uno cuenta una vez.
    """
    counts: dict[str, Counter[str]] = {}
    for row in rows:
        for name, exercise in row.exercises.items():
            counts.setdefault(name, Counter()).update(set(exercise.mistakes))
    return {name: Counter(dict(found.most_common())) for name, found in counts.items()}


def failure_counts(rows: Iterable[Row]) -> dict[str, Counter[str]]:
    """Cuántas entregas no cumplen cada criterio de cada ejercicio, de más a menos."""
    counts: dict[str, Counter[str]] = {}
    for row in rows:
        for name, exercise in row.exercises.items():
            counts.setdefault(name, Counter()).update(exercise.failed)
    return {name: Counter(dict(found.most_common())) for name, found in counts.items()}


def open_units(
    handed_in: Mapping[str, Collection[str]], students: int, past_due: Collection[str] = ()
) -> list[str]:
    """Las unidades en marcha: las que entregó parte suficiente de la clase o cuyo plazo terminó.

    ``handed_in`` dice quiénes entregaron cada unidad.
    """
    return [
        unit
        for unit, who in handed_in.items()
        if unit in past_due or (students and len(who) / students >= OPEN_SHARE)
    ]


def repeated_failures(rows: Sequence[Row], earlier: Sequence[Row] = ()) -> list[str]:
    """En qué tropieza dos veces un estudiante: frases que siguen a «repite».

    ``rows`` son sus calificaciones y ``earlier``, las de entregas anteriores de las mismas unidades. Es el
    mismo error conocido en dos ejercicios, el mismo criterio en dos unidades, o uno de los dos otra vez al
    volver a entregar el ejercicio. De un ejercicio en el que nada está bien no se cuentan criterios: ahí
    fallan todos.
    """
    mistakes, criteria = _failures(rows)
    old_mistakes, old_criteria = _failures(earlier)
    found = []
    for mistake, where in mistakes.items():
        again = where & old_mistakes.get(mistake, set())
        if len(where) > 1 or again:
            names = (f"{name} (otra vez)" if (unit, name) in again else name for unit, name in sorted(where))
            found.append(f"el error «{mistake}» en {', '.join(names)}")
    units = {title: {unit for unit, _ in where} for title, where in criteria.items()}
    several = [f"«{title}»" for title in criteria if len(units[title]) > 1]
    again = [f"«{title}»" for title, where in criteria.items() if where & old_criteria.get(title, set())]
    found += [f"el fallo en varias unidades: {', '.join(several)}"] * bool(several)
    return found + [f"el fallo al volver a entregar: {', '.join(again)}"] * bool(again)


_Places = dict[str, set[tuple[str, str]]]


def _failures(rows: Iterable[Row]) -> tuple[_Places, _Places]:
    """En qué (unidad, ejercicio) está cada error conocido y falla cada criterio."""
    mistakes: _Places = {}
    criteria: _Places = {}
    for row in rows:
        for name, exercise in row.exercises.items():
            for mistake in exercise.mistakes:
                mistakes.setdefault(mistake, set()).add((row.unit, name))
            if exercise.started:
                for title in exercise.failed:
                    criteria.setdefault(title, set()).add((row.unit, name))
    return mistakes, criteria


def mean_mark(rows: Iterable[Row]) -> float | None:
    """La parte de los puntos que se tiene, media de las unidades entregadas."""
    fractions = [fraction(row.points, row.max_points) for row in rows]
    return statistics.fmean(fractions) if fractions else None


def fraction(points: float, out_of: float) -> float:
    """``points`` de 0 a 1; 0 si no había puntos que ganar."""
    return points / out_of if out_of else 0.0
