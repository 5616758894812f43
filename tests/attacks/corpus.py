"""Las entregas hostiles: dónde están, qué declara cada una y cómo se dejan en un curso.

Cada archivo ``<familia>/<nombre>.py`` es una entrega con el formato de ``tests/submissions``, con estas
diferencias: su bloque TOML dice la ``unidad``; ``puntos`` es lo que merece su parte honrada; y el texto lleva
marcas, como ``@CURSO@``, que se sustituyen por los sitios de la campaña (:class:`Places`).
"""

import json
import tomllib
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field, fields
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from grader.units import notebook_name
from tests.attacks.shared import SHARED
from tests.kit.sample_class import _METADATA, Sample, _apply, _pieces, all_samples

HERE = Path(__file__).parent

FAMILIES = {
    "metadata": "metadatos del cuaderno",
    "ipython": "IPython",
    "libraries": "bibliotecas parcheadas",
    "objects": "objetos que mienten",
    "reading": "leer lo ajeno",
    "forbidden": "caminos prohibidos",
    "writing": "escribir fuera",
    "resources": "recursos",
    "network": "red",
    "files": "archivos hostiles",
    "browser": "lo que se ve en el navegador",
    "spreadsheets": "nombres y hojas de cálculo",
    "graded": "portarse distinto al calificar",
}

#: Entregas honradas de la clase de ejemplo que comparten curso con los ataques: (estudiante, unidad).
NEIGHBOURS = (
    ("ana_g", "01_padding"),
    ("ana_g", "02_convolve"),
    ("bruno_m", "03_conv_forward"),
    ("camila_r", "02_convolve"),
    ("emilio_b", "03_conv_forward"),
    ("fabian_c", "03_conv_forward"),
    ("hugo_t", "01_padding"),
    ("ivan_s", "02_convolve"),
    ("julia_t", "01_padding"),
    ("karina_o", "02_convolve"),
    ("lucas_b", "01_padding"),
    ("mariana_d", "03_conv_forward"),
    ("nicolas_a", "02_convolve"),
    ("olga_n", "01_padding"),
    ("sofia_k", "02_convolve"),
    ("uma_z", "01_padding"),
)

#: Las que bastan para la campaña corta.
QUICK_NEIGHBOURS = (
    ("ana_g", "02_convolve"),
    ("lucas_b", "01_padding"),
    ("mariana_d", "03_conv_forward"),
    ("vecino_diego_uses_pieces", "03_conv_forward"),
    ("vecino_maria_files_and_figures", "02_convolve"),
)


@dataclass(frozen=True)
class Places:
    """Los sitios de una campaña; cada campo ``nombre`` sustituye a la marca ``@NOMBRE@``.

    ``canario`` es el nombre que llevan los archivos y procesos que dejan los ataques: por él se encuentran.
    ``tcp`` y ``udp`` son puertos de 127.0.0.1 en los que se escucha; ``zocalo``, un zócalo de Unix abstracto.
    """

    curso: str
    campana: str
    repo: str
    casa: str
    temporal: str
    sitio: str
    victima: str
    canario: str
    tcp: int
    udp: int
    zocalo: str

    def signal(self, name: str) -> str:
        """El texto con el que un ataque dice que lo consiguió: no está en su código, hay que calcularlo."""
        return sha256(f"{self.canario}:{name}".encode()).hexdigest()

    def glimpse(self, name: str) -> str:
        """El texto con el que un ataque dice que vio que un archivo ajeno existe, y su tamaño o fecha."""
        return self.signal(f"{name}:ve")

    def fill(self, text: str, name: str) -> str:
        """``text`` con las marcas sustituidas; ``@EXITO@`` y ``@SEVE@`` son expresiones que las dan."""
        for mark, code in SHARED.items():
            text = text.replace(f"@{mark}@", code)
        for mark, said in (("@EXITO@", name), ("@SEVE@", f"{name}:ve")):
            success = f"__import__('hashlib').sha256(b'{self.canario}:{said}').hexdigest()"
            text = text.replace(mark, success)
        text = text.replace("@NOMBRE@", name)
        for place in fields(self):
            text = text.replace(f"@{place.name.upper()}@", str(getattr(self, place.name)))
        return text


Deliver = Callable[[Path, Path, Places], None]


@dataclass(frozen=True)
class Attack(Sample):
    """Una entrega hostil.

    ``points`` es lo que merece su parte honrada: por encima, ha ganado algo. ``noticed`` dice que la tabla
    del docente debe contar el motivo; ``dangerous``, que sin aislamiento no se debe ejecutar; ``quick``, que
    entra en la campaña corta. ``make(publicación, carpeta de la entrega, sitios)`` la escribe si no es un
    cuaderno hecho del publicado.
    """

    family: str = ""
    noticed: bool = False
    dangerous: bool = False
    quick: bool = False
    make: Deliver | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        """``familia/nombre``, como el archivo."""
        return f"{self.family}/{self.source.stem}"

    def deliver(self, release: Path, course: Path, places: Places) -> None:
        """Deja la entrega en ``submitted/``."""
        folder = course / "submitted" / self.student / self.unit
        if self.make:
            folder.parent.mkdir(parents=True, exist_ok=True)
            self.make(release, folder, places)
            return
        folder.mkdir(parents=True)
        (folder / notebook_name(self.unit)).write_bytes(self.filled(release, places))
        extra = self.source.with_suffix(".files")
        for path in sorted(extra.rglob("*")) if extra.is_dir() else ():
            target = folder / path.relative_to(extra)
            target.parent.mkdir(parents=True, exist_ok=True)
            if path.is_file():
                target.write_text(places.fill(path.read_text("utf-8"), self.name), "utf-8")

    def filled(self, release: Path, places: Places) -> bytes:
        """El cuaderno con las marcas sustituidas."""
        text = places.fill(self.source.read_text("utf-8"), self.name)
        notebook = published(release, self.unit)
        for directive, body in _pieces(text):
            if directive == "edita":
                edit(notebook, body)
            else:
                _apply(notebook, directive.split(), body)
        return json.dumps(notebook).encode()  # sin validar: hay metadatos imposibles a propósito


def published(release: Path, unit: str) -> NotebookNode:
    """El cuaderno publicado de ``unit``, para cambiarlo."""
    return deepcopy(_read(release / unit / notebook_name(unit)))


@cache
def _read(path: Path) -> NotebookNode:
    return nbformat.read(path, as_version=4)


def edit(notebook: NotebookNode, body: str) -> None:
    """La orden ``edita``: Python nuestro que cambia el cuaderno con ``notebook`` y ``cell(grade_id)``."""

    def cell(grade_id: str) -> NotebookNode:
        return next(c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == grade_id)

    tools = {"notebook": notebook, "cell": cell, "nbformat": nbformat}
    exec(compile(body, "<edita>", "exec"), tools)


def attack(family: str, path: Path, data: dict[str, Any], student: str = "", make: Deliver | None = None):
    """El :class:`Attack` que describe ``data``, el bloque TOML de una entrega."""
    return Attack(
        student=student or f"{family}_{path.stem}",
        unit=data.get("unidad", "02_convolve"),
        source=path,
        note=data["nota"],
        status=data.get("estado", ""),
        points=data["puntos"],
        family=family,
        noticed=data.get("aviso", False),
        dangerous=data.get("peligro", False),
        quick=data.get("corta", False),
        make=make,
    )


def header(path: Path) -> dict[str, Any]:
    """El bloque ``# /// esperado`` de un archivo."""
    lines = _METADATA.search(path.read_text("utf-8")).group(1).splitlines()
    return tomllib.loads("\n".join(line.removeprefix("#") for line in lines))


@cache
def all_attacks() -> tuple[Attack, ...]:
    """Todas las entregas hostiles, por familia y nombre."""
    from tests.attacks import hostile_files, hostile_names

    found = [attack(path.parent.name, path, header(path)) for path in _sources(*FAMILIES)]
    found += hostile_files.attacks() + hostile_names.attacks()
    order = list(FAMILIES)
    return tuple(sorted(found, key=lambda a: (order.index(a.family), a.source.stem)))


@cache
def honest() -> tuple[Sample, ...]:
    """Las entregas honradas: las de ``NEIGHBOURS`` y las de ``honest/``, con sus puntos exactos."""
    known = {(s.student, s.unit): s for s in all_samples()}
    own = [attack("honest", path, header(path), student=f"vecino_{path.stem}") for path in _sources("honest")]
    return (*(known[place] for place in NEIGHBOURS), *own)


def _sources(*families: str) -> list[Path]:
    return [p for family in families for p in sorted((HERE / family).glob("*.py"))]
