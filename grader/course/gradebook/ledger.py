"""El libro de notas de nbgrader, escrito por lotes con sus propios modelos.

El ``Autograde`` de nbgrader abre la base nueve veces y confirma una vez por celda. ``Ledger`` hace lo mismo
(las mismas filas y los mismos archivos: hay una prueba que los compara) con una sesión para toda la clase.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from nbgrader.api import Gradebook, Student, SubmittedAssignment, SubmittedNotebook
from traitlets.config import Config

from grader.course.clock import TIMESTAMP, seconds_late, timestamp_in, zone_in
from grader.course.gradebook.policy import Penalties
from grader.course.layout import Course, Submission, sqlite_file
from grader.patches import nbgrader_rules, nbgrader_schema
from grader.patches.nbgrader_rules import UnitCells
from grader.pipeline.notebook_format import NotebookNode, pretty, reads_json
from grader.units import notebook_name

MAX_EXTRA_BYTES = 64 * 2**20
_IGNORED = (".ipynb_checkpoints", "__pycache__", ".pytest_cache")
#: Lo que puede acompañar a un cuaderno: nada que un navegador ejecute, como una página que tape la nuestra.
EXTRA = frozenset(
    [".txt", ".csv", ".tsv", ".json", ".npy", ".npz", ".png", ".jpg", ".jpeg", ".gif", ".py", ".md"]
)


nbgrader_schema.known_without_a_program()


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
        self._penalties = Penalties(config)
        self._zone = zone_in(config.Grader)
        self._gradebook = open_book(config, db_url)
        self._db = self._gradebook.db
        self._pages: dict[str, UnitCells] = {}
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

    def add(self, submission: Submission, graded: str, same: bool = False) -> list[str]:
        """Anota una entrega, cuyo cuaderno calificado es ``graded``, y escribe su carpeta.

        ``same`` dice que lo anotado salió de esta misma entrega: sus respuestas no han cambiado.

        Devuelve lo que conviene contar al docente de los archivos que la acompañan.
        """
        with self._db.no_autoflush:  # lo de todo un lote se envía a la base de una vez
            return self._add(submission, graded, same)

    def _add(self, submission: Submission, graded: str, same: bool) -> list[str]:
        if submission.unit not in self._pages:
            name = notebook_name(submission.unit).removesuffix(".ipynb")
            self._pages[submission.unit] = UnitCells.of(self._gradebook, submission.unit, name)
        page = self._pages[submission.unit]
        notebook = reads_json(graded)
        page.restore(notebook)
        before = self._recorded_before(submission)
        folder, notices = self._copy_files(submission)
        submitted = self._submitted(page, submission.student)
        try:
            when = timestamp_in(folder, self._zone)
        except ValueError:  # lo dice ``undated``
            (folder / TIMESTAMP).unlink()
            when = None
        if when is not None:
            submitted.timestamp = when
        found = next(n for n in submitted.notebooks if n.notebook is page.notebook)
        page.score(found, notebook, before, same)
        self._add_penalty(submitted, found)
        (folder / notebook_name(submission.unit)).write_text(pretty(notebook) + "\n", "utf-8")
        for path in folder.rglob("*"):
            if path.is_file():
                path.chmod(0o444)
        return notices

    def _recorded_before(self, submission: Submission) -> NotebookNode | None:
        """El cuaderno calificado que hay, si se entiende."""
        folder = self.course.root / "autograded" / submission.student / submission.unit
        try:
            return reads_json((folder / notebook_name(submission.unit)).read_text("utf-8"))
        except (OSError, ValueError):
            return None

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

    def _submitted(self, page: UnitCells, student_id: str) -> SubmittedAssignment:
        submitted = (
            self._db.query(SubmittedAssignment)
            .filter_by(assignment_id=page.assignment.id, student_id=student_id)
            .one_or_none()
        )
        if submitted is not None:
            return submitted
        submitted = nbgrader_rules.new_submission(page.assignment, self._student(student_id))
        self._db.add(submitted)
        return submitted

    def _student(self, student_id: str) -> Student:
        """La persona, que puede ser nueva y estar pendiente de enviarse con otra de sus entregas."""
        if student_id not in self._students:
            self._students[student_id] = self._db.get(Student, student_id) or Student(id=student_id)
        return self._students[student_id]

    def _add_penalty(self, submitted: SubmittedAssignment, found: SubmittedNotebook) -> None:
        found.late_submission_penalty = None
        late = seconds_late(
            submitted.timestamp, submitted.assignment.duedate, submitted.extension, self._zone
        )
        if late <= 0:
            return
        self._db.flush()
        self._db.refresh(found)  # con los puntos recién anotados
        found.late_submission_penalty = self._penalties.of(submitted.student_id, found.score, late)


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
