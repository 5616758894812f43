"""Lo que consiguió una campaña: puntos, secretos, cambios, procesos que quedan y notas de los demás."""

import json
import re
import sysconfig
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.patches import nbgrader_schema
from grader.sandbox.levels import LANDLOCK
from tests.attacks import measure, spending
from tests.attacks.corpus import FAMILIES
from tests.kit.sample_class import ROOT

if TYPE_CHECKING:
    from tests.attacks.campaign import Campaign

#: Una entrada secreta en una página: detrás de la marca va un número, o un nombre que lo lleva.
_INPUTS = re.compile(rb"entrada[-_]secreta[-_ \[]+m?\d")
#: Lo que en una página no se ve y engaña: controles, también los de dos bytes, y marcas de sentido.
_UNSEEN = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]"
)
#: Cómo empieza el motivo de la que el corrector dejó por gastar de más.
TOO_COSTLY = "corregirla gastó más de"


@dataclass
class Findings:
    """Lo que consiguieron los ataques. Las claves de los diccionarios son sus nombres.

    ``glimpsed`` es lo que un nivel de aislamiento no promete: saber que un archivo existe, cuánto ocupa o de
    cuándo es. ``unbounded``, por qué costó demasiado calificar esa entrega.
    """

    gained: dict[str, float] = field(default_factory=dict)
    leaked: dict[str, list[str]] = field(default_factory=dict)
    glimpsed: dict[str, list[str]] = field(default_factory=dict)
    unbounded: dict[str, str] = field(default_factory=dict)
    changed: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    lost: dict[str, float] = field(default_factory=dict)
    unexplained: list[str] = field(default_factory=list)
    wronged: list[str] = field(default_factory=list)
    unfinished: list[str] = field(default_factory=list)

    def leak(self, who: str, what: str) -> None:
        """Apunta que ``who`` sacó ``what``."""
        _note(self.leaked, who, what)

    def glimpse(self, who: str, what: str, promised: bool) -> None:
        """Apunta que ``who`` supo que hay un archivo: se filtró solo si el nivel lo prometía."""
        _note(self.leaked if promised else self.glimpsed, who, what)


def _note(seen: dict[str, list[str]], who: str, what: str) -> None:
    if what not in seen.setdefault(who, []):
        seen[who].append(what)


def gradebook(course: Path) -> Any:
    """El libro de notas de ``course``, abierto."""
    from nbgrader.api import Gradebook

    nbgrader_schema.known_without_a_program()

    return Gradebook(f"sqlite:///{course / 'gradebook.db'}")


def strays(mark: str, folder: Path) -> list[Path]:
    """Archivos con ``mark`` en sitios compartidos, en lo instalado, en el repositorio y en ``folder``."""
    shared = [Path(place) for place in (*measure.SHARED, folder, folder / "tmp", Path.home())]
    found = measure.marked(mark, shared)
    found += measure.marked(mark, [Path(sysconfig.get_paths()["purelib"]), ROOT / "grader", ROOT], depth=2)
    return sorted(set(found))


class Examiner:
    """Mide lo que pasó en la campaña ``of``, ya calificada."""

    def __init__(self, of: "Campaign") -> None:
        self.of = of
        self.found = Findings()
        report = of.course / "notas.json"
        rows = json.loads(report.read_text("utf-8")) if report.exists() else []
        self.rows = {(row["student"], row["unit"]): row for row in rows}
        self.level = " y ".join(sorted({row["isolation"] for row in rows if row.get("isolation")}))
        self.lives = of.graded.meter.lives
        self.spans = {self._who(*place): span for place in self.rows if (span := self._span(*place))}

    def examine(self, before: dict[str, dict[str, str]], left: list[str]) -> None:
        """Mira los puntos, los secretos y lo que cambió desde ``before``."""
        self.found.left = left
        self._look_at_points()
        self._look_at_leaks()
        self._look_at_spending()
        self._look_at_changes(before)

    def _who(self, student: str, unit: str) -> str:
        return self.of.names.get(student, f"{student}/{unit}")

    def _span(self, student: str, unit: str) -> tuple[float, float] | None:
        """Entre qué momentos se calificó una entrega: hasta que se apuntó, y lo que se tardó."""
        saved = self.of.course / "evidence" / student / unit / "record.json"
        if not saved.exists():
            return None
        end = saved.stat().st_mtime
        return end - self.rows[student, unit].get("seconds", 0.0), end

    def _look_at_spending(self) -> None:
        """Quién hizo gastar de más a un proceso de confianza, o tanto que hubo que terminarlo."""
        self.found.unbounded = spending.unbounded(self.of.feedback.meter.lives, {})
        self.found.unbounded |= spending.unbounded(self.lives, self.spans)
        for place, row in self.rows.items():
            if TOO_COSTLY in row["detail"]:
                self.found.unbounded[self._who(*place)] = row["detail"]

    def _look_at_points(self) -> None:
        found = self.found
        for one in [*self.of.attacks, *self.of.honest]:
            row = self.rows.get((one.student, one.unit))
            if row is None:
                found.unfinished.append(f"{one.student}/{one.unit}: no tiene fila")
                continue
            extra = {n: e["points"] - one.points.get(n, 0) for n, e in row["exercises"].items()}
            if one in self.of.attacks:
                more, less = (sum(v for v in extra.values() if v * sign > 0) for sign in (1, -1))
                found.gained |= {one.name: more} if more else {}
                found.lost |= {one.name: -less} if less else {}
                if one.noticed and not (row["detail"] or row["notices"]):
                    found.unexplained.append(one.name)
            elif any(extra.values()) or (one.status and row["status"] != one.status):
                got = {n: e["points"] for n, e in row["exercises"].items()}
                reasons = "; ".join(filter(None, [row["detail"], *row["notices"]]))
                found.wronged.append(f"{one.student}/{one.unit}: {got} ({row['status']}) {reasons}")
        for name, graded in (("autograde", self.of.graded), ("feedback", self.of.feedback)):
            if graded.code:
                found.unfinished.append(f"grader {name} terminó con código {graded.code}")

    def _look_at_leaks(self) -> None:
        """Busca los secretos y las señales de éxito en todo lo que el corrector escribió u oyó la campaña."""
        roots = [self.of.course / name for name in ("autograded", "evidence", "feedback", "gradebook.db")]
        roots += [self.of.folder / name for name in ("tmp", "autograde.log", "feedback.log")]
        planted = measure.needles(self.of.secrets)
        for kind, path in measure.leaks(planted, roots):
            own = {"vecino": self.of.places.victima in path.parts, "libro": path.name == "gradebook.db"}
            if not own.get(kind):
                self.found.leak(self._author(path), f"{kind}: {path.relative_to(self.of.folder)}")
        signals = measure.needles({a.name: self.of.places.signal(a.name) for a in self.of.attacks})
        for name, path in measure.leaks(signals, roots):
            self.found.leak(name, f"señal de éxito: {path.relative_to(self.of.folder)}")
        glimpses = measure.needles({a.name: self.of.places.glimpse(a.name) for a in self.of.attacks})
        for name, path in measure.leaks(glimpses, roots):
            what = f"un archivo ajeno existe: {path.relative_to(self.of.folder)}"
            self.found.glimpse(name, what, promised=self.level != LANDLOCK.name)
        for (student, _), row in self.rows.items():
            for kind in measure.found_in(json.dumps(row).encode(), planted):
                self.found.leak(self.of.names.get(student, student), f"{kind}: notas.json")
        for place in ("autograded", "feedback"):
            for path in measure.matching(_INPUTS, self.of.course / place):
                self.found.leak(self._author(path), f"entradas: {path.relative_to(self.of.folder)}")
        for way, data in self.of.listeners.heard:
            text = data.decode("utf-8", "replace")
            name = next((n for n in self.of.names.values() if n in text), "desconocido")
            self.found.leak(name, f"red: {way}")

    def _author(self, path: Path) -> str:
        return next((self.of.names[part] for part in path.parts if part in self.of.names), "desconocido")

    def _look_at_changes(self, before: dict[str, dict[str, str]]) -> None:
        changed = self.found.changed
        after = self.of.snapshot()
        changed += measure.differences(before["curso"], after["curso"], "curso")
        changed += self._tampered(before["site-packages"], after["site-packages"])
        kept = {name: after["casa"].get(name, "") for name in before["casa"]}
        changed += measure.differences(before["casa"], kept, "casa")
        changed += [f"{path}: lo escribió un ataque" for path in measure.holds(self.of.mark, self.of.home)]
        changed += [
            f"{path}: lo dejó un ataque"
            for path in strays(self.of.mark, self.of.folder)
            if path not in self.of.planted
        ]
        changed += self._foreign_outputs() + self._gradebook_changes() + self._terminal()
        changed += [
            f"{path.relative_to(self.of.course)} lleva caracteres que no se ven"
            for path in measure.matching(_UNSEEN, self.of.course / "feedback")
        ]
        changed += [  # lo que enseñan formgrader y Jupyter
            f"{path.relative_to(self.of.course)} lleva caracteres que no se ven"
            for path in (self.of.course / "autograded").rglob("*.ipynb")
            if _UNSEEN.search(measure.texts(path))
        ]
        if measure.shared_memory(self.of.mark):
            changed.append("memoria compartida de System V: un segmento nuevo")

    def _tampered(self, before: dict[str, str], after: dict[str, str]) -> list[str]:
        """Lo instalado que ha cambiado y lleva la marca: otro programa puede instalar algo mientras tanto."""
        root = Path(self.of.places.sitio)
        new = [name for name in after if before.get(name) != after[name]]
        return [
            f"site-packages/{name}: lo escribió un ataque"
            for name in new
            if self.of.mark in name or measure.has(self.of.mark, root / name)
        ]

    def _foreign_outputs(self) -> list[str]:
        """Lo que hay en las carpetas de resultados y no lo puso el corrector."""
        known = {s.student for s in [*self.of.attacks, *self.of.honest]}
        found = []
        for place in ("autograded", "evidence", "feedback"):
            root = self.of.course / place
            found += [f"{place}/{p.name} no es de nadie" for p in root.glob("*") if p.name not in known]
            found += [
                f"{place}/{p.relative_to(root)}: lo dejó un ataque" for p in root.rglob(f"*{self.of.mark}*")
            ]
        names = {"record.json", "graded.ipynb", "evidence.bin", "recorded"}
        for path in (self.of.course / "evidence").glob("*/*/*"):
            if path.name not in names:
                found.append(f"{path.relative_to(self.of.course)} sobra")
        notes = self.of.course / ".grader" / "draws"
        found += [f"{p.relative_to(notes)}: no es de nadie" for p in notes.glob("*/*") if p.name not in known]
        return found

    def _gradebook_changes(self) -> list[str]:
        found = []
        try:
            with gradebook(self.of.course) as book:
                if book.find_student("secretaria").email != self.of.secrets["libro"]:
                    found.append("gradebook.db: el correo de secretaría ha cambiado")
                for student in book.students:
                    if student.id[:1] in "=+-@\t\r" or set(student.id) & set('\n\r",<>'):
                        found.append(f"gradebook.db: el identificador {student.id!r} no vale para un CSV")
                for unit in {unit for _, unit in self.rows}:
                    for one in book.assignment_submissions(unit):
                        row = self.rows.get((one.student.id, unit))
                        if row and one.score != row["points"]:
                            found.append(f"gradebook.db: {one.student.id}/{unit} vale {one.score}")
        except Exception as error:
            found.append(f"gradebook.db no se puede leer: {type(error).__name__}")
        return found

    def _terminal(self) -> list[str]:
        found = []
        for name, graded in (("autograde", self.of.graded), ("feedback", self.of.feedback)):
            if re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e]", graded.output):
                found.append(f"la salida de grader {name} lleva caracteres de control")
            if f"{self.of.mark}-terminal" in graded.output:
                found.append(f"un ataque escribió en la terminal de grader {name}")
        return found

    def summary(self, seconds: float) -> dict[str, Any]:
        found = self.found
        most_processor, most_memory = spending.highest(self.lives, self.spans)
        families = {
            family: {
                "tried": sum(a.family == family for a in self.of.attacks),
                "gained": sum(name.partition("/")[0] == family for name in found.gained),
                "leaked": sum(name.partition("/")[0] == family for name in found.leaked),
                "unbounded": sum(name.partition("/")[0] == family for name in found.unbounded),
                "glimpsed": sum(name.partition("/")[0] == family for name in found.glimpsed),
            }
            for family in FAMILIES
        }
        return {
            "tried": len(self.of.attacks),
            "gained": len(found.gained),
            "leaked": len(found.leaked),
            "unbounded": len(found.unbounded),
            "glimpsed": len(found.glimpsed),
            "most_processor": round(most_processor, 1),
            "most_memory": most_memory,
            "changed": found.changed,
            "left": found.left,
            "honest": len(self.of.honest),
            "honest_kept": len(self.of.honest) - len(found.wronged),
            "families": families,
            "seconds": round(seconds, 1),
            "grading_seconds": round(self.of.graded.seconds, 1),
            "level": self.level,
            "finished": not found.unfinished,
            "details": {
                "gained": found.gained,
                "leaked": found.leaked,
                "unbounded": found.unbounded,
                "glimpsed": found.glimpsed,
                "honest_part_lost": found.lost,
                "unexplained": found.unexplained,
                "wronged": found.wronged,
                "unfinished": found.unfinished,
            },
        }
