"""El segundo curso de un docente, con sus órdenes: el calendario y los puntos cambian después de calificar.

México, una política de retraso propia, una prórroga de la hoja de Moodle, un plazo que se mueve, puntos
doblados, una unidad que no se da y los pesos. Se ejecuta código una vez; lo demás es volver a juzgar.
"""

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from grader.errors import CourseError
from tests.kit.moodle import Student, Upload, make_zip
from tests.kit.programs import call_grader, on_linux
from tests.kit.sample_class import ROOT, all_samples, build_course

UNIT = "01_padding"
PEOPLE = {
    "ana_g": Student("Ana", "García", 701, "ana_g@uni.example"),
    "olga_n": Student("Olga", "Núñez", 702, "olga_n@uni.example"),
    "quetzal_r": Student("Quetzal", "Ruiz", 703, "quetzal_r@uni.example"),
}
#: Ana, cuatro horas antes del plazo: en UTC ya es el día siguiente. Las otras dos, tarde; Olga, con prórroga.
SHEET = """\
Identificador,Nombre completo,Dirección de correo,Estado,Calificación,Calificación máxima,\
Última modificación (entrega),Última modificación (calificación),Comentarios de retroalimentación
Participante701,Ana García,ana_g@uni.example,Enviado para calificar,,"10,00",\
"lunes, 7 de setiembre de 2026, 19:59",-,
Participante702,Olga Núñez,olga_n@uni.example,"Enviado para calificar - Prórroga concedida hasta: \
miércoles, 9 de setiembre de 2026, 23:59",,"10,00","martes, 8 de setiembre de 2026, 10:05",-,
Participante703,Quetzal Ruiz,quetzal_r@uni.example,Enviado para calificar - Retrasado 10 horas,,"10,00",\
"martes, 8 de setiembre de 2026, 10:05",-,
"""
POLICY = """
from nbgrader.plugins import BasePlugin


class Half(BasePlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return score / 2
"""


def configure(course: Path, *lines: str) -> None:
    with (course / "nbgrader_config.py").open("a") as config:
        config.write("\n".join(["", *lines, ""]))


def book(course: Path) -> Gradebook:
    return Gradebook(f"sqlite:///{course / 'gradebook.db'}", "cnn_desde_cero")


def marks(course: Path) -> dict[str, tuple[float, float]]:
    """De cada persona, sus puntos y los que pierde por retraso."""
    with book(course) as found:
        return {
            s.student_id: (s.score, s.late_submission_penalty or 0.0)
            for s in found.assignment_submissions(UNIT)
        }


def prepared(root: Path) -> Path:
    """Un curso en México con dos unidades, su política de retraso, las entregas y la hoja de Moodle."""
    course = build_course(root, [])
    for name in ("solutions", "notebooks"):
        for unit in (p for p in (course / name).iterdir() if p.name not in (UNIT, "02_convolve")):
            shutil.rmtree(unit)
    configure(course, 'c.Grader.zone = "America/Mexico_City"')
    configure(course, 'c.AssignLatePenalties.plugin_class = "politica.Half"')
    (course / "politica.py").write_text(POLICY)
    samples = {s.student: s for s in all_samples() if s.unit == UNIT and s.student in PEOPLE}
    uploads = [
        Upload(p, {"padding.ipynb": samples[w].notebook(ROOT / "notebooks")}) for w, p in PEOPLE.items()
    ]
    make_zip(course / "entregas.zip", uploads)
    (course / "hoja.csv").write_text(SHEET, "utf-8-sig")
    return course


def check_doubled(course: Path, points: dict[str, float]) -> None:
    """Lo que valía ``points`` vale el doble en la celda doblada, y lo puesto a mano sigue."""
    for who, (score, lost) in marks(course).items():
        record = json.loads((course / "evidence" / who / UNIT / "record.json").read_bytes())["exercises"]
        automatic = {name: verdict["points"] for name, verdict in record.items()}
        assert automatic["zero_padding"] == 2 * (points[who] - automatic["counterexample_padding"])
        by_hand = 2 if who == "ana_g" else 0
        assert score == sum(automatic.values()) + by_hand
        assert lost == (score / 2 if who == "quetzal_r" else 0)
    with book(course) as found:
        kept = found.find_grade("pregunta_relleno", "padding", UNIT, "ana_g")
        assert (kept.manual_score, kept.needs_manual_grade) == (2, False), "la pregunta no cambió"


def check_reopened(grader: Callable[..., str], path: Path) -> None:
    """Si la pregunta vale más, lo puesto a mano vuelve a estar por revisar, y se dice."""
    for old, new in (("2", "2.5"), ("2.5", "2")):
        path.write_text(path.read_text("utf-8").replace(f'"points": {old},', f'"points": {new},'), "utf-8")
        grader("release", UNIT)
        said = " ".join(grader("autograde", UNIT).split())
        assert "por revisar, porque cambió la pregunta, la respuesta o su valor: ana_g" in said


@on_linux
def test_a_term_whose_calendar_and_points_change(tmp_path: Path) -> None:
    course = prepared(tmp_path / "curso")

    def grader(*words: str) -> str:
        done = call_grader(*words, cwd=course)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    # se recoge y se califica
    assert "20/09" not in grader("plazo", UNIT, "2026-09-07 23:59")
    said = grader("collect", "entregas.zip", UNIT, "--hoja", "hoja.csv")
    assert "07/09/2026 19:59" in said, "la hora que se lee es la del curso"
    assert "Con prórroga, según la hoja: olga_n (09/09/2026 23:59)" in said
    assert "No sabemos cuándo" not in said and "no entendemos" not in said
    grader("autograde", UNIT)
    first = marks(course)
    points = {who: score for who, (score, _) in first.items()}
    assert {who: lost for who, (_, lost) in first.items()} == {
        "ana_g": 0,
        "olga_n": 0,
        "quetzal_r": points["quetzal_r"] / 2,
    }
    assert points["quetzal_r"] > 0

    # la fecha límite se mueve: con la orden, o en el libro de notas de nbgrader
    assert "que cambian: 1" in grader("plazo", UNIT, "2026-09-08 23:59")
    assert {lost for _, lost in marks(course).values()} == {0}
    with book(course) as found:
        found.update_or_create_assignment(UNIT, duedate="2026-09-08 00:00:00 UTC")
        pending = found.find_grade("pregunta_relleno", "padding", UNIT, "ana_g")
        pending.manual_score, pending.needs_manual_grade = 2, False
        found.db.commit()
    said = grader("autograde", UNIT)
    assert "No hay nada nuevo que calificar" in said and "retraso que cambian: 2" in said
    assert marks(course)["ana_g"] == (points["ana_g"] + 2, (points["ana_g"] + 2) / 2)
    assert marks(course)["olga_n"][1] == 0, "su prórroga sigue siendo hasta el 9"
    grader("plazo", UNIT, "2026-09-07 23:59")

    # la celda vale el doble que sus criterios: se niega, y después se cuenta en proporción
    path = course / "solutions" / UNIT / "padding.ipynb"
    path.write_text(path.read_text("utf-8").replace('"points": 10', '"points": 20'), "utf-8")
    for words in (("release", UNIT), ("autograde", UNIT)):
        with pytest.raises(CourseError, match="vale 20 puntos y sus criterios suman 10"):
            call_grader(*words, cwd=course)
    assert call_grader("release", "--check", cwd=course).returncode == 1
    configure(course, "c.Grader.scale_points = True", f'c.Grader.units = ["{UNIT}"]')
    assert "Quitada notebooks/02_convolve" in grader("release")
    evidence = {p: p.read_bytes() for p in (course / "evidence").rglob("evidence.bin")}
    said = grader("rejudge")
    assert "Entregas juzgadas de nuevo: 3" in said and "de resultado: 0." in said
    assert {p: p.read_bytes() for p in evidence} == evidence, "no se ejecutó nada"
    check_doubled(course, points)

    assert "otra vez por revisar" not in said
    check_reopened(grader, path)

    # lo que no se puede juzgar, con su motivo
    entrega = course / "submitted" / "olga_n" / UNIT / "padding.ipynb"
    entrega.write_bytes(entrega.read_bytes() + b"\n")
    assert f"{UNIT} · olga_n: la entrega no es la que se calificó" in grader("rejudge")

    # la nota del curso es la de la hoja
    configure(course, f'c.Grader.weights = {{"{UNIT}": 25}}')
    grader("export", "csv", "notas.csv")
    rows = csv.DictReader(io.StringIO((course / "notas.csv").read_text("utf-8-sig"), newline=""))
    for row in rows:
        score, lost = marks(course)[row["Estudiante"]]
        assert float(row["nota del curso (de 25)"]) == pytest.approx(25 * (score - lost) / 25)
