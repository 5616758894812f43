"""Lo que una función hace con los mismos argumentos dos veces, y con los mismos números de otro tipo."""

from collections.abc import Iterable, Sequence

from grader.evidence import Call
from grader.judge.comparison import Case, agrees, close

UNSTEADY = (
    "Tu función da resultados distintos con los mismos argumentos: mira si algún array empieza con valores "
    "al azar o sin valores (`np.empty`), o si guardas algo de una llamada para la siguiente."
)
#: No quita puntos, porque se prometen entradas float64; se dice, porque con una matriz de enteros, como las
#: de los ejemplos de pooling, los números saldrían mal sin que nada avise.
WHOLE = (
    "Con una entrada de enteros, como `np.array([[1, 3], [2, 0]])`, tu función falla o pierde los decimales. "
    "No quita puntos, porque aquí las entradas llevan decimales, pero mira de qué tipo es cada array que "
    "creas: `np.zeros_like` copia el de su argumento."
)


def unsteady(cases: Sequence[Case]) -> list[tuple[Case, Case]]:
    """Dos casos con los mismos argumentos en los que no se vio lo mismo, el primero delante."""
    first: dict[str, Case] = {}
    found = []
    for case in cases:
        before = first.setdefault(case.question.digest, case)
        if before is not case and not _same(before, case):
            found.append((before, case))
    return found


def _same(before: Case, after: Case) -> bool:
    if not (_happened(before.call) and _happened(after.call)):
        return True
    if before.values is None or after.values is None:
        return before.values is after.values
    pairs = [(a.squeeze(), b.squeeze()) for a, b in zip(before.values, after.values, strict=True)]
    same = all(a.shape == b.shape and close(a, b).all() for a, b in pairs)
    return same or (_right(before) and _right(after))


def _happened(call: Call) -> bool:
    """Si se sabe qué hizo: no se perdió ni agotó el tiempo."""
    return not call.timed_out and (call.value is not None or bool(call.error and call.error.type_name))


def spoiled(pairs: Iterable[tuple[Case, Case]]) -> list[Case]:
    """Los que están mal aunque la primera vez salieran bien: de los demás se encarga su criterio."""
    return [after for before, after in pairs if _right(before) and not _right(after)]


def _right(case: Case) -> bool:
    """Si los resultados son los correctos, salvo ejes de tamaño 1."""
    return case.values is not None and all(
        given.squeeze().shape == wanted.squeeze().shape
        and agrees(case, position, given.reshape(wanted.shape)).all()
        for position, (given, wanted) in enumerate(zip(case.values, case.question.expected, strict=True))
    )


def loses_decimals(cases: Iterable[Case]) -> bool:
    """Si con alguna entrada de enteros no se vio lo que debía dar."""
    return any(_happened(c.call) and not _right(c) for c in cases)
