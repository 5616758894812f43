"""Los cuadernos de la campaña: soluciones, clase de ejemplo, casos de campo y costumbres sorteadas."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from grader.cells import role_of
from grader.student.notebooks import is_stub
from grader.units import notebook_name
from tests.kit.sample_class import ROOT, Sample, all_samples
from tests.truth import field as cases
from tests.truth.book import Book
from tests.truth.habits import all_habits

#: Cuántas veces se sortea cada costumbre.
DRAWS = 2
KINDS = ("solución", "clase", "campo", "costumbre")
#: Las entregas que hacen trampa con su propio cuaderno: lo que diga no vale, y solo se compara lo demás.
TAMPERED = {
    "nadia_q/01_padding": "pide que su celda calificada no se ejecute, y Validate le hace caso",
    "paula_g/02_convolve": "cambia el check por otro que no dice nada",
}


@dataclass(frozen=True)
class Case:
    """Un cuaderno y lo que se sabe de él.

    ``files`` es lo que hay en la carpeta del estudiante además del cuaderno, por su ruta desde ella;
    ``honest``, si merece todos los puntos; ``refused``, los ejercicios que debe perder por cómo están hechos;
    ``written``, las respuestas que hay en alguna parte, por pregunta; ``tampered``, cómo engaña a su propio
    cuaderno; ``slow``, si en él hay algo que no termina.
    """

    kind: str
    family: str
    name: str
    unit: str
    data: bytes
    files: Mapping[str, bytes] = field(default_factory=dict)
    honest: bool = False
    refused: frozenset[str] = frozenset()
    written: Mapping[str, str] = field(default_factory=dict)
    tampered: str = ""
    slow: bool = False

    def lay(self, folder: Path) -> Path:
        """Deja en ``folder`` la carpeta de su autor y dice dónde está el cuaderno."""
        path = folder / self.unit / notebook_name(self.unit)
        for place, data in {**self.files, f"{self.unit}/{path.name}": self.data}.items():
            target = folder / place
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        return path


def _of_book(kind: str, family: str, name: str, book: Book, honest: bool) -> Case:
    return Case(
        kind=kind,
        family=family,
        name=name,
        unit=book.unit,
        data=book.data,
        files={f"{book.unit}/{place}": data for place, data in book.files.items()}
        | _neighbours(name, book.unit),
        honest=honest,
        refused=frozenset(book.refused),
        written=book.written,
    )


def _neighbours(name: str, unit: str) -> dict[str, bytes]:
    """Las unidades anteriores que hay en su carpeta: ninguna, sin empezar o terminadas."""
    how = random.Random(name).choice(["", "notebooks", "solutions"])
    before = [u for u in ("01_padding", "02_convolve", "03_conv_forward") if how and u < unit]
    paths = {u: ROOT / how / u / notebook_name(u) for u in before}
    return {f"{u}/{path.name}": path.read_bytes() for u, path in paths.items()}


def solutions() -> list[Case]:
    """Los cuadernos del docente."""
    paths = sorted((ROOT / "solutions").glob("*/*.ipynb"))
    return [
        Case("solución", "soluciones", p.parent.name, p.parent.name, p.read_bytes(), honest=True)
        for p in paths
    ]


def sample_class() -> list[Case]:
    """La clase de ejemplo: cada entrega, entre las demás de su autor."""
    release, everyone = ROOT / "notebooks", all_samples()
    delivered = {(s.student, s.unit): s.notebook(release) for s in everyone}
    found = []
    for sample in everyone:
        own = {f"{u}/{notebook_name(u)}": d for (who, u), d in delivered.items() if who == sample.student}
        data = delivered[sample.student, sample.unit]
        name = f"{sample.student}/{sample.unit}"
        found.append(
            Case(
                kind="clase",
                family="clase de ejemplo",
                name=name,
                unit=sample.unit,
                data=data,
                files=own | _beside(sample),
                written=_answers(data),
                tampered=TAMPERED.get(name, ""),
                slow=sample.status == "timeout",
            )
        )
    return found


def _beside(sample: Sample) -> dict[str, bytes]:
    """Los archivos que entregó junto al cuaderno."""
    extra = sample.source.with_suffix(".files")
    files = [p for p in extra.rglob("*") if p.is_file()]
    return {f"{sample.unit}/{p.relative_to(extra)}": p.read_bytes() for p in files}


def _answers(data: bytes) -> dict[str, str]:
    """Lo que hay escrito en las celdas de las preguntas."""
    import json

    try:
        cells = json.loads(data)["cells"]
    except (ValueError, KeyError, TypeError):
        return {}
    found = [(role_of(c), "".join(c["source"])) for c in cells]
    return {r.grade_id: text for r, text in found if r.solution and r.graded and not is_stub(text)}


def field_cases() -> list[Case]:
    """Los casos de campo."""
    return [
        _of_book("campo", "casos de campo", name, make(), honest)
        for name, (make, honest) in cases.CASES.items()
    ]


def habits(seed: int) -> list[Case]:
    """Cada costumbre, ``DRAWS`` veces, con la semilla ``seed``."""
    return [
        _of_book("costumbre", h.family, f"{h.name}-{draw}", h.book(seed, draw), h.honest)
        for h in all_habits()
        for draw in range(DRAWS)
    ]


def everything(seed: int) -> list[Case]:
    """Todos los cuadernos de la campaña con la semilla ``seed``."""
    return [*solutions(), *sample_class(), *field_cases(), *habits(seed)]


def sample(cases: Sequence[Case], count: int, seed: int) -> list[Case]:
    """``count`` casos al azar, con todas las familias mientras quepan y sin lo que no termina."""
    rng = random.Random(f"muestra:{seed}")
    shuffled = rng.sample([c for c in cases if not c.slow], sum(not c.slow for c in cases))
    firsts = {case.family: case for case in reversed(shuffled)}.values()
    rest = [case for case in shuffled if case not in firsts]
    return [*firsts, *rest][:count]
