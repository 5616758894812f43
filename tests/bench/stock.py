"""nbgrader tal cual viene, con los mismos cuadernos y las mismas entregas: la referencia de la velocidad.

Solo cambian las celdas calificadas, que comparan con PyTorch ahí mismo. La configuración es la de fábrica.
"""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import nbformat

from grader.cells import role_of
from grader.units import notebook_name
from tests.bench.asserts import plain_check
from tests.bench.measure import BIN, Cost, run
from tests.kit.sample_class import ROOT, Sample

_NBGRADER = BIN / "nbgrader"


@dataclass(frozen=True)
class Stock:
    """Lo que costó cada cuaderno, sin contar el arranque de la orden, y ese arranque."""

    notebook: Cost
    start: Cost
    notebooks: int
    units: int


def measure(folder: Path, samples: Sequence[Sample]) -> Stock:
    """Califica ``samples`` con ``nbgrader autograde``, una orden por unidad, como en nbgrader."""
    units = sorted({s.unit for s in samples})
    folder.mkdir(parents=True)
    for unit in units:
        _write_source(folder, unit)
        run([_NBGRADER, "generate_assignment", unit], cwd=folder)
    for sample in samples:
        sample.write(folder / "release", folder)
    costs = [run([_NBGRADER, "autograde", unit], cwd=folder) for unit in units]
    graded = list((folder / "autograded").glob("*/*/*.ipynb"))
    if len(graded) != len(samples):
        raise RuntimeError(f"nbgrader calificó {len(graded)} de {len(samples)} entregas")
    start = run([_NBGRADER, "autograde", units[0]], cwd=folder)  # ya está todo: solo arranca
    count = len(samples)
    whole = Cost(sum(c.wall for c in costs), sum(c.cpu for c in costs))
    each = Cost((whole.wall - start.wall * len(units)) / count, (whole.cpu - start.cpu * len(units)) / count)
    return Stock(each, start, count, len(units))


def accepts(sample: Sample) -> bool:
    """Si nbgrader puede con la entrega: una celda calificada de más o de menos detiene su orden."""
    release = ROOT / "notebooks"
    given = nbformat.reads(sample.notebook(release).decode(), as_version=4)
    wanted = nbformat.read(release / sample.unit / notebook_name(sample.unit), as_version=4)
    return _graded_ids(given) == _graded_ids(wanted)


def _graded_ids(notebook: nbformat.NotebookNode) -> list[tuple[str, str]]:
    return [
        (c.metadata.nbgrader.grade_id, c.cell_type)
        for c in notebook.cells
        if "nbgrader" in c.metadata and "skip-execution" not in c.metadata.get("tags", ())
    ]


def _write_source(folder: Path, unit: str) -> None:
    source = folder / "source" / unit
    shutil.copytree(ROOT / "solutions" / unit, source)
    path = source / notebook_name(unit)
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        name = role_of(cell).exercise
        if name is not None:
            cell.source = plain_check(name)
    nbformat.write(notebook, path)
