"""El libro de notas de nbgrader, escrito por lotes con sus propios modelos.

El ``Autograde`` de nbgrader abre la base nueve veces y confirma una vez por celda. ``Ledger`` hace lo mismo
(las mismas filas y los mismos archivos: hay una prueba que los compara) con una sesión para toda la clase.
"""

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbgrader import api, utils
from nbgrader.api import (
    Assignment,
    Comment,
    Grade,
    Gradebook,
    Notebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from nbgrader.preprocessors import AssignLatePenalties
from traitlets.config import Config

from grader.cells import put_checksum, role_of
from grader.course.layout import Course, Submission, sqlite_file
from grader.pipeline.notebook_format import NotebookNode, pretty, reads_json
from grader.units import notebook_name

MAX_EXTRA_BYTES = 64 * 2**20
_IGNORED = (".ipynb_checkpoints", "__pycache__", ".pytest_cache")
#: Lo que puede acompañar a un cuaderno: nada que un navegador ejecute, como una página que tape la nuestra.
EXTRA = frozenset(
    [".txt", ".csv", ".tsv", ".json", ".npy", ".npz", ".png", ".jpg", ".jpeg", ".gif", ".py", ".md"]
)


def _schema_version() -> str:
    """La versión del esquema de un libro de notas recién creado."""
    from alembic.script import ScriptDirectory

    return ScriptDirectory(str(Path(api.__file__).parent / "alembic")).get_current_head()


# nbgrader la pregunta ejecutando el programa alembic: busca en PATH, y tarda 2 s en importarlo todo otra vez
api.get_alembic_version = _schema_version


def create(config: Config, db_url: str) -> None:
    """Crea el libro de notas, si es un archivo de SQLite y no existe: aparece ya completo.

    nbgrader crea las tablas y bastante después apunta su versión; cortado entre medias, su
    ``nbgrader db upgrade`` ya no podría con él.
    """
    file = sqlite_file(db_url)
    if file is None or file.exists():
        return
    draft = file.with_name(f"{file.name}.nuevo")
    draft.unlink(missing_ok=True)
    open_book(config, f"sqlite:///{draft}").close()
    draft.replace(file)


def open_book(config: Config, db_url: str) -> Gradebook:
    """El libro de notas de ``db_url``, con el curso que diga ``config``; si no existe, lo crea."""
    course_id = config.CourseDirectory.course_id
    return Gradebook(db_url, course_id if isinstance(course_id, str) else "")


class Ledger:
    """El libro de notas de un curso, abierto una vez para anotar muchas entregas.

    Se usa con ``with``. Nada queda anotado hasta ``commit``.
    """

    def __init__(self, course: Course, config: Config, db_url: str) -> None:
        self.course, self.config = course, config
        self._gradebook = open_book(config, db_url)
        self._db = self._gradebook.db
        self._pages: dict[str, _Page] = {}
        self._students: dict[str, Student] = {}

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(self, *_: object) -> None:
        self._gradebook.close()

    def commit(self) -> None:
        """Confirma todo lo anotado desde la última vez."""
        self._db.commit()
        self._forget()

    def rollback(self) -> None:
        """Olvida lo anotado desde el último ``commit``."""
        self._db.rollback()
        self._forget()

    def _forget(self) -> None:
        self._db.expunge_all()
        self._pages.clear()
        self._students.clear()

    def add(self, submission: Submission, graded: str) -> list[str]:
        """Anota una entrega, cuyo cuaderno calificado es ``graded``, y escribe su carpeta.

        Devuelve lo que conviene contar al docente de los archivos que la acompañan.
        """
        with self._db.no_autoflush:  # lo de todo un lote se envía a la base de una vez
            return self._add(submission, graded)

    def _add(self, submission: Submission, graded: str) -> list[str]:
        if submission.unit not in self._pages:
            self._pages[submission.unit] = _Page.of(self._gradebook, submission.unit)
        page = self._pages[submission.unit]
        notebook = reads_json(graded)
        page.restore(notebook)
        folder, notices = self._copy_files(submission)
        submitted = self._submitted(page, submission.student)
        try:
            when = _timestamp(folder)
        except ValueError:
            notices.append("El archivo timestamp.txt no contiene una fecha: la entrega queda sin fecha.")
            (folder / "timestamp.txt").unlink()
            when = None
        if when is not None:
            submitted.timestamp = when
        found = next(n for n in submitted.notebooks if n.notebook is page.notebook)
        page.score(found, notebook)
        self._add_penalty(submitted, found, submission.student)
        (folder / notebook_name(submission.unit)).write_text(pretty(notebook) + "\n", "utf-8")
        for path in folder.rglob("*"):
            if path.is_file():
                path.chmod(0o444)
        return notices

    def _copy_files(self, submission: Submission) -> tuple[Path, list[str]]:
        """La carpeta en la que nbgrader espera el cuaderno calificado, con lo que lo acompañaba."""
        folder = self.course.root / "autograded" / submission.student / submission.unit
        if folder.exists():
            shutil.rmtree(folder)
        folder.mkdir(parents=True)
        left = _copy_extra(submission.folder, folder)
        _copy_extra(self.course.root / "solutions" / submission.unit, folder)
        notice = f"No copiamos lo que acompaña al cuaderno y no es un archivo de datos: {left}."
        return folder, [notice] * bool(left)

    def _submitted(self, page: "_Page", student_id: str) -> SubmittedAssignment:
        submitted = (
            self._db.query(SubmittedAssignment)
            .filter_by(assignment_id=page.assignment.id, student_id=student_id)
            .one_or_none()
        )
        if submitted is not None:
            return submitted
        submitted = SubmittedAssignment(assignment=page.assignment, student=self._student(student_id))
        for notebook in page.assignment.notebooks:
            own = SubmittedNotebook(notebook=notebook, assignment=submitted)
            for cell in (*notebook.grade_cells, *notebook.task_cells):
                Grade(cell_id=cell.id, notebook=own)
            for cell in (*notebook.solution_cells, *notebook.task_cells):
                Comment(cell_id=cell.id, notebook=own)
        self._db.add(submitted)
        return submitted

    def _student(self, student_id: str) -> Student:
        """La persona, que puede ser nueva y estar pendiente de enviarse con otra de sus entregas."""
        if student_id not in self._students:
            self._students[student_id] = self._db.get(Student, student_id) or Student(id=student_id)
        return self._students[student_id]

    def _add_penalty(self, submitted: SubmittedAssignment, found: SubmittedNotebook, student: str) -> None:
        """La penalización por retraso que diga el complemento de nbgrader de la configuración del curso."""
        found.late_submission_penalty = None
        if submitted.total_seconds_late <= 0:
            return
        self._db.flush()
        self._db.refresh(found)
        penalties = AssignLatePenalties(config=self.config)
        penalties.init_plugin()
        late = penalties.plugin_inst.late_submission_penalty(
            student, found.score, submitted.total_seconds_late
        )
        if late is not None:
            found.late_submission_penalty = penalties._check_late_penalty(found, late)


@dataclass(frozen=True)
class _Page:
    """Lo que el libro sabe de una unidad: sus celdas por nombre."""

    assignment: Assignment
    notebook: Notebook
    grades: dict[str, str]
    solutions: dict[str, str]
    checksums: dict[str, str]

    @classmethod
    def of(cls, gradebook: Gradebook, unit: str) -> "_Page":
        notebook = gradebook.find_notebook(notebook_name(unit).removesuffix(".ipynb"), unit)
        return cls(
            assignment=gradebook.find_assignment(unit),
            notebook=notebook,
            grades={c.name: c.id for c in notebook.grade_cells},
            solutions={c.name: c.id for c in notebook.solution_cells},
            checksums={c.name: c.checksum for c in notebook.source_cells},
        )

    def restore(self, notebook: NotebookNode) -> None:
        """El núcleo y las sumas de control son los de la versión del docente, como en ``OverwriteCells``."""
        if self.notebook.kernelspec:
            notebook.metadata["kernelspec"] = json.loads(self.notebook.kernelspec)
        for cell in notebook.cells:
            name = role_of(cell).grade_id
            if name in self.checksums:
                put_checksum(cell, self.checksums[name])

    def score(self, found: SubmittedNotebook, notebook: NotebookNode) -> None:
        """Puntos y comentarios automáticos, con las reglas de ``SaveAutoGrades``; lo manual no se toca."""
        grades = {g.cell_id: g for g in found.grades}
        comments = {c.cell_id: c for c in found.comments}
        for cell in notebook.cells:
            role = role_of(cell)
            if role.graded:
                grade = grades[self.grades[role.grade_id]]
                grade.auto_score, _ = utils.determine_grade(cell)
                grade.needs_manual_grade = grade.manual_score is not None or grade.auto_score is None
            if role.solution:
                untouched = role.checksum == utils.compute_checksum(cell)
                comments[self.solutions[role.grade_id]].auto_comment = "No response." if untouched else None


def _timestamp(folder: Path) -> Any:
    path = folder / "timestamp.txt"
    try:
        text = path.read_text("utf-8").strip()
        return utils.parse_utc(text) if text else None
    except OSError:
        return None
    except OverflowError:
        raise ValueError(path) from None


def _copy_extra(source: Path, target: Path) -> int:
    """Copia los archivos que acompañan al cuaderno y dice cuántos deja.

    Nunca sigue enlaces, que llevarían a archivos ajenos, ni copia lo que un navegador ejecutaría.
    """
    room, left = MAX_EXTRA_BYTES, 0
    for path in _companions(source):
        if path.is_symlink() or not path.is_file() or path.suffix.lower() not in EXTRA:
            left += 1
            continue
        room -= path.lstat().st_size
        if room < 0:
            return left + 1
        place = target / path.relative_to(source)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.unlink(missing_ok=True)
        shutil.copyfile(path, place, follow_symlinks=False)
    return left


def _companions(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder, followlinks=False):
        folders[:] = [f for f in folders if f not in _IGNORED]
        links = [f for f in folders if (Path(place) / f).is_symlink()]
        for name in sorted((*files, *links)):
            if not name.endswith((".ipynb", ".pyc")):
                yield Path(place) / name
