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
