"""Qué predijo una clase: de cada predicción, qué se confunde y cuántas personas. No se ejecuta nada."""

from collections import Counter
from collections.abc import Iterator, Sequence

from grader.course.store import Row
from grader.predictions import KNOWN, OTHER, RIGHT, Answer, Meaning, Prediction, all_predictions
from grader.predictions.reading import answers_in
from grader.report.contents import PredictionReport, ReadingReport
from grader.report.gathering import Classroom
from grader.report.sources import own_cells


def predicted(room: Classroom, unit: str, rows: Sequence[Row]) -> Iterator[PredictionReport]:
    """Lo que se contestó a cada predicción de ``unit`` en las entregas ``rows`` que se pudieron leer."""
    asked = [p for p in all_predictions().values() if p.name[:2] == unit[:2]]
    readable = [row for row in rows if row.status != "error"]
    found = [_answers(room, row) for row in readable] if asked else []
    for prediction in asked:
        yield _counted(
            prediction, unit, [told[prediction.name] for told in found if prediction.name in told], len(found)
        )


def _answers(room: Classroom, row: Row) -> dict[str, list[Answer]]:
    try:
        return answers_in(own_cells(room.graded_notebook(row), None))
    except ValueError:  # un cuaderno calificado que ya no está o que alguien ha tocado
        return {}


def _counted(
    prediction: Prediction, unit: str, answers: Sequence[Sequence[Answer]], submissions: int
) -> PredictionReport:
    meanings: list[list[Meaning]] = [[prediction.meaning(a) for a in attempts] for attempts in answers]
    # quien escribe dos veces lo mismo lo confunde una
    texts = Counter(text for found in meanings for text in {m.text for m in found if m.kind == KNOWN})
    return PredictionReport(
        unit=unit,
        name=prediction.name,
        right=repr(prediction.right),
        submissions=submissions,
        answered=len(answers),
        first=sum(found[0].kind == RIGHT for found in meanings),
        readings=tuple(ReadingReport(text, times) for text, times in texts.most_common()),
        other=sum(any(m.kind == OTHER for m in found) for found in meanings),
    )
