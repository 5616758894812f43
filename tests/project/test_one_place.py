"""Lo que se hace en un solo sitio, y cómo se hace en todos: se ve leyendo el código."""

import ast
from collections.abc import Iterator

import pytest

from tests.kit.sample_class import ROOT

PACKAGE = ROOT / "grader"
TREES = {
    path.relative_to(PACKAGE): ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))
}


def reads_of_metadata(tree: ast.AST) -> Iterator[int]:
    """Las líneas que miran lo que nbgrader apunta en los metadatos de una celda, de cualquier manera.

    ``resources["nbgrader"]`` es otra cosa: lo que nbgrader dice a un exportador o a un preprocesador.
    """
    for node in ast.walk(tree):
        match node:
            case ast.Subscript(value=ast.Name(id="resources")):
                pass
            case (
                ast.Attribute(attr="nbgrader")
                | ast.Subscript(slice=ast.Constant(value="nbgrader"))
                | ast.Call(func=ast.Attribute(attr="get"), args=[ast.Constant(value="nbgrader"), *_])
                | ast.Compare(left=ast.Constant(value="nbgrader"))
            ):
                yield node.lineno


def test_only_one_module_reads_what_nbgrader_writes_in_a_cell():
    readers = {str(path) for path, tree in TREES.items() if any(reads_of_metadata(tree))}
    assert readers == {"cells.py"}


@pytest.mark.parametrize(
    "line",
    [
        'cell.metadata["nbgrader"]["grade_id"]',
        'cell["metadata"].get("nbgrader", {}).get("grade_id")',
        "cell.metadata.nbgrader.grade_id",
        '"nbgrader" in cell.metadata',
    ],
)
def test_reading_it_elsewhere_would_be_seen(line):
    assert list(reads_of_metadata(ast.parse(line))) == [1]


def test_only_one_module_writes_and_reads_a_verdict_as_data():
    keys = {"criteria", "mistakes"}
    users = {
        str(path)
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and node.value in keys
    }
    assert users == {"judge/record.py"}


#: Sus listas de errores conocidos, de cinco campos, se van a escribir de otra manera.
#: Tablas de textos: los campos de cada fila, siempre en el mismo orden.
TABLES = ("exercises", "judge/readings.py", "judge/argument_readings.py")
MAX_BY_POSITION = 3


def fields_of(tree: ast.AST) -> dict[str, int]:
    """Cuántos campos tiene cada registro (``dataclass``) de un módulo."""
    return {
        node.name: sum(isinstance(field, ast.AnnAssign) for field in node.body)
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and any("dataclass" in ast.unparse(d) for d in node.decorator_list)
    }


def built_by_position(tree: ast.AST, known: dict[str, int]) -> list[str]:
    """Los registros largos que se hacen sin decir qué es cada campo; entre tocayos, manda el del módulo."""
    known = known | fields_of(tree)
    return [
        f"{node.lineno}: {ast.unparse(node)[:60]}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and node.args
        and known.get(ast.unparse(node.func).rpartition(".")[2], 0) > MAX_BY_POSITION
    ]


def test_records_of_more_than_three_fields_are_built_by_keyword():
    known: dict[str, int] = {}
    for tree in TREES.values():
        known |= {name: max(count, known.get(name, 0)) for name, count in fields_of(tree).items()}
    found = {
        str(path): wrong
        for path, tree in TREES.items()
        if not path.as_posix().startswith(TABLES) and (wrong := built_by_position(tree, known))
    }
    assert found == {}
    assert known["Verdict"] > MAX_BY_POSITION


SAMPLE = """
@dataclass
class Long:
    a: int
    b: int
    c: int
    d: int = 0

@dataclass(frozen=True)
class Short:
    a: int
    b: int
    c: int
"""


@pytest.mark.parametrize(
    ("line", "wrong"),
    [("Long(1, b=2)", 1), ("there.Long(*all)", 1), ("Long(a=1, b=2)", 0), ("Short(1, 2, 3)", 0), ("f(1)", 0)],
)
def test_building_one_by_position_would_be_seen(line, wrong):
    assert fields_of(ast.parse(SAMPLE)) == {"Long": 4, "Short": 3}
    assert len(built_by_position(ast.parse(line), fields_of(ast.parse(SAMPLE)))) == wrong
