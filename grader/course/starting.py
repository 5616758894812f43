"""Empezar un curso: su carpeta, con la configuración, las soluciones de sus unidades y un README."""

import re
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from grader.course.collecting.names import slug
from grader.course.layout import Course
from grader.course.settings import machine_zone
from grader.errors import CourseError

_TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+")
_WITH_LINKS = (
    "Los cuadernos llevan un enlace para abrirlos en Colab, a <https://github.com/{repo}>: sube ahí lo que "
    "hay en la carpeta `alumnos`, los cuadernos y el corrector."
)
_WITHOUT_LINKS = (
    "Los cuadernos no llevan enlaces a Colab. Para que los lleven, pon en `nbgrader_config.py` el "
    "repositorio en el que vas a publicar la carpeta `alumnos`, `c.Grader.repo`, y repite `grader release`."
)


def start(folder: Path, units: Sequence[str] = (), repo: str = "", source: Path | None = None) -> list[str]:
    """Crea ``folder`` con ``units`` (o todas) y dice cuáles son. O queda entera o no queda.

    Las soluciones salen de ``source`` o, si no se dice, del repositorio del corrector o del curso en el que
    se está. Lanza ``CourseError`` si la carpeta ya tiene algo, si falta una unidad o si ``repo`` no vale.
    """
    target = folder.resolve()
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise CourseError(f"{target} ya existe y no lo tocamos: elige otro nombre.")
    if repo and not _REPOSITORY.fullmatch(repo):
        raise CourseError(f"«{repo}» no es un repositorio de GitHub: tiene que ser usuario/curso.")
    model = _model(source)
    names = model.units(units, folder="solutions")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".curso-") as name:
            draft = Path(name) / "curso"
            for unit in names:
                shutil.copytree(model.root / "solutions" / unit, draft / "solutions" / unit, ignore=_ignored)
            _write(draft, target.name, names, repo)
            if target.is_dir():
                target.rmdir()
            draft.replace(target)
    except OSError as error:
        raise CourseError(f"No se pudo escribir {target} ({error.strerror}).") from None
    return names


_ignored = shutil.ignore_patterns(".ipynb_checkpoints", "__pycache__")


def _model(source: Path | None) -> Course:
    places = [source] if source else [Path(__file__).resolve().parents[2], Path.cwd()]
    for place in places:
        if (place / "solutions").is_dir():
            return Course(place.resolve())
    raise CourseError(
        "No encontramos los cuadernos con soluciones: di con --desde dónde está el repositorio del corrector "
        "u otro curso."
    )


def _write(folder: Path, name: str, units: Sequence[str], repo: str) -> None:
    course_id = slug(name).replace(".", "_") or "curso"
    links = _WITH_LINKS if repo else _WITHOUT_LINKS
    words = {
        "course_id": course_id,
        "repo": repo,
        "zone": machine_zone(),
        "units": ", ".join(f"`{unit}`" for unit in units),
        "weights": "{" + ", ".join(f'"{unit}": 1' for unit in units) + "}",
        "links": links.format(repo=repo),
    }
    for template, place in (
        ("course_config.txt", "nbgrader_config.py"),
        ("course_README.md", "README.md"),
        ("course_gitignore", ".gitignore"),
    ):
        text = (_TEMPLATES / template).read_text("utf-8")
        for key, value in words.items():
            text = text.replace(f"{{{key}}}", value)
        (folder / place).write_text(text, "utf-8")
