"""Lo que se publica en el sitio, preparado para Sphinx: los cuadernos publicados y los documentos.

Solo entra lo que se nombra aquí. Cada cosa queda donde está en el repositorio, y así valen los enlaces.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

import nbformat

from docs.web.unit import Links, page
from grader.units import notebook_name

DOCUMENTS = (
    *("docs/docente.md", "docs/jupyterhub.md", "docs/clusters.md", "docs/evidencia.md", "docs/mediciones.md"),
    *("docs/sitio.md", "grader/README.md", "CONTRIBUTING.md", "CHANGELOG.md"),
)
#: Quién abre un cuaderno en el navegador, a partir de la raíz del sitio.
_LITE = "lite/lab/index.html"
_HOME = Path(__file__).with_name("index.md")
_LINK = re.compile(r"\[([^\]]+)\]\((?!\w+:|#)([^)#]+)[^)]*\)")
_OPEN = "<!-- abrir -->"


def prepare(root: Path, units: Sequence[str], folder: Path, repository: str = "", lite: bool = False) -> None:
    """Escribe en ``folder`` lo que Sphinx convierte.

    ``repository`` es adonde llevan los botones de Colab y Binder; con ``lite``, cada unidad se abre en el
    navegador.
    """
    for unit in units:
        place = Path("notebooks", unit, notebook_name(unit))
        released, solution = (
            nbformat.read(path, as_version=4)
            for path in (root / place, root / "solutions" / unit / notebook_name(unit))
        )
        made = page(released, solution, unit, _links(place, repository, lite))
        _write(folder / place, nbformat.writes(made))
    for name in DOCUMENTS:
        _write(folder / name, _document((root / name).read_text("utf-8"), name))
    home = _HOME.read_text("utf-8")
    first = Links(lite=f"{_LITE}?path={units[0]}/{notebook_name(units[0])}" if lite else "")
    _write(folder / "index.md", home.replace(_OPEN, first.html()))


def _links(place: Path, repository: str, lite: bool) -> Links:
    name = place.as_posix()
    inside = quote("/".join(place.parts[1:]))
    return Links(
        lite=f"../../{_LITE}?path={inside}" if lite else "",
        colab=f"https://colab.research.google.com/github/{repository}/blob/main/{name}" if repository else "",
        binder=f"https://mybinder.org/v2/gh/{repository}/main?urlpath=lab/tree/{name}" if repository else "",
    )


def _document(text: str, name: str) -> str:
    """``text`` sin los enlaces a lo que no está en el sitio: queda su nombre."""

    def one(found: re.Match[str]) -> str:
        parts: list[str] = []
        for part in (*name.split("/")[:-1], *found[2].split("/")):
            parts = parts[:-1] if part == ".." else [*parts, part]
        return found[0] if "/".join(parts) in DOCUMENTS else f"`{found[1]}`"

    return _LINK.sub(one, text)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
