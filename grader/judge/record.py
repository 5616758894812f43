"""Un veredicto como datos de JSON: lo único que los escribe y los lee.

Son dos, para dos lectores. ``VerdictRecord`` va en ``record.json`` y en ``--json``: es para el docente y los
programas. ``ShownVerdict`` va en los metadatos de la celda calificada y acaba en la página de comentarios:
no lleva valores esperados ni entradas secretas.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from grader.judge import render
from grader.judge.verdict import Verdict

_METADATA = "grader"


@dataclass(frozen=True)
class VerdictRecord:
    """Lo que se guarda de un ejercicio: ``criteria`` dice cuáles se cumplen; ``mistakes``, sus errores."""

    points: float
    max_points: float
    criteria: Mapping[str, bool]
    mistakes: tuple[str, ...] = ()
    message: str = ""

    @classmethod
    def of(cls, verdict: Verdict) -> "VerdictRecord":
        """Lo que se guarda de ``verdict``."""
        return cls(
            points=verdict.points,
            max_points=verdict.max_points,
            criteria={c.name: c.passed for c in verdict.criteria},
            mistakes=tuple(m.id for m in verdict.mistakes),
            message=verdict.message,
        )

    @classmethod
    def from_json(cls, data: Any) -> "VerdictRecord":
        """El que escribió ``to_json``; lanza ``ValueError`` si ``data`` no tiene su forma."""
        match {"mistakes": [], "message": ""} | data if isinstance(data, dict) else None:
            case {
                "points": int() | float() as points,
                "max_points": int() | float() as out_of,
                "criteria": dict() as criteria,
                "mistakes": list() as mistakes,
                "message": str() as message,
            } if _all(bool, criteria.values()) and _all(str, mistakes):
                return cls(
                    points=points,
                    max_points=out_of,
                    criteria=criteria,
                    mistakes=tuple(mistakes),
                    message=message,
                )
        raise ValueError("no es un veredicto")

    def to_json(self) -> dict[str, Any]:
        """El veredicto como datos de JSON."""
        return {
            "points": self.points,
            "max_points": self.max_points,
            "criteria": self.criteria,
            "mistake": self.mistake,
            "mistakes": [*self.mistakes],
            "message": self.message,
        }

    @property
    def mistake(self) -> str | None:
        """El primer error conocido con el que coincide, si lo hay."""
        return self.mistakes[0] if self.mistakes else None

    @property
    def failed(self) -> list[str]:
        """Los criterios que no se cumplen."""
        return [name for name, passed in self.criteria.items() if not passed]

    @property
    def started(self) -> bool:
        """Si se cumple algún criterio: donde falla todo, a menudo no hay nada escrito."""
        return any(self.criteria.values())


@dataclass(frozen=True)
class ShownCriterion:
    """Un criterio con sus puntos."""

    name: str
    passed: bool
    points: float
    max_points: float


@dataclass(frozen=True)
class ShownVerdict:
    """Lo que un estudiante ve de un ejercicio calificado; ``message`` va por párrafos."""

    points: float
    max_points: float
    criteria: tuple[ShownCriterion, ...]
    message: tuple[str, ...]
    remarks: tuple[str, ...]

    @classmethod
    def of(cls, verdict: Verdict) -> "ShownVerdict":
        """Lo que se ve de ``verdict``."""
        return cls(
            points=verdict.points,
            max_points=verdict.max_points,
            criteria=tuple(
                ShownCriterion(
                    name=c.name, passed=c.passed, points=c.weight if c.passed else 0, max_points=c.weight
                )
                for c in verdict.criteria
            ),
            message=tuple(render.paragraphs(verdict)),
            remarks=verdict.remarks,
        )

    @classmethod
    def in_outputs(cls, outputs: Iterable[Mapping[str, Any]]) -> "ShownVerdict | None":
        """El que ``cell_output`` dejó en las salidas de una celda, si lo hay."""
        told = (o.get("metadata", {}).get(_METADATA) for o in outputs)
        data = next(filter(None, told), None)
        if data is None:
            return None
        return cls(
            points=data["points"],
            max_points=data["max_points"],
            criteria=tuple(ShownCriterion(**c) for c in data["criteria"]),
            message=tuple(data["message"]),
            remarks=tuple(data["remarks"]),
        )

    def to_json(self) -> dict[str, Any]:
        """Lo mismo como datos de JSON, con listas: así se compara con lo leído de un archivo."""
        lists = {name: [*value] for name, value in asdict(self).items() if isinstance(value, tuple)}
        return asdict(self) | lists


def cell_output(verdict: Verdict) -> dict[str, Any]:
    """La salida de una celda calificada, en formato nbformat.

    ``text/plain`` es el número que nbgrader lee como puntos; ``text/html``, lo que lee una persona en el
    cuaderno; los metadatos, lo mismo como datos, de los que sale la página de comentarios.
    """
    page = render.html(verdict, reveal=False)
    return {
        "output_type": "execute_result",
        "execution_count": None,
        "metadata": {_METADATA: ShownVerdict.of(verdict).to_json()},
        "data": {"text/plain": render.number(verdict.points), "text/html": page},
    }


def _all(kind: type, values: Iterable[Any]) -> bool:
    return all(isinstance(value, kind) for value in values)
