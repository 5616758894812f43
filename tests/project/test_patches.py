"""Lo que usamos de otras bibliotecas sin que esté en su manual: sigue ahí, y está en una sola sala."""

import ast
import hashlib
import importlib
import inspect
import pkgutil
import platform
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from nbconvert import HTMLExporter
from nbformat.v4 import new_markdown_cell, new_notebook
from packaging.requirements import Requirement
from traitlets.config import Config

from grader import patches
from grader.course.config import configure
from grader.patches import Patch, python_processes
from tests.kit.sample_class import ROOT

MODULES = [name for _, name, _ in pkgutil.iter_modules(patches.__path__)]
#: Empiezan por guion bajo y están en el manual de Python.
DOCUMENTED = {"os._exit", "sys._getframe"}
#: El manual de Python dice que se les dé otro valor.
HOOKS = {"sys.unraisablehook"}


def patch_of(module: str) -> Patch:
    return importlib.import_module(f"grader.patches.{module}").PATCH


def installed(library: str) -> str:
    return platform.python_version() if library == "Python" else metadata.version(library)


def found(name: str) -> Any:
    """Lo que se llama ``name``; lanza ``AttributeError`` o ``ImportError`` si ya no está."""
    parts = name.split(".")
    for count in range(len(parts) - 1, 0, -1):
        if ".".join(parts[:count]) in sys.modules or _exists(".".join(parts[:count])):
            value = importlib.import_module(".".join(parts[:count]))
            break
    for part in parts[count:]:
        value = getattr(value, part)
    return value


def _exists(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


def digest(name: str) -> str:
    return hashlib.sha256(inspect.getsource(found(name)).encode()).hexdigest()[:12]


def texts(place: str) -> str:
    """El contenido de ``place``, que es un archivo o una carpeta de un paquete."""
    package, _, rest = place.partition("/")
    path = Path(find_spec(package).submodule_search_locations[0], rest)
    return "\n".join(p.read_text("utf-8") for p in (path.rglob("*.py") if path.is_dir() else [path]))


def changes(patch: Patch) -> Iterator[str]:
    """Lo que ``patch`` esperaba de su biblioteca y ya no es así."""
    for name in (*patch.uses, *patch.repeats):
        try:
            found(name)
        except (AttributeError, ImportError):
            yield f"ya no está {name}"
            continue
        if name in patch.repeats and digest(name) != patch.repeats[name]:
            yield f"es otro el código de {name}, que repetimos (ahora, {digest(name)})"
    for place, wanted in patch.says.items():
        try:
            text = texts(place)
        except (AttributeError, OSError):
            yield f"ya no está {place}"
            continue
        yield from (f"{place} ya no dice {words!r}" for words in wanted if words not in text)


def complaint(module: str, patch: Patch) -> str:
    """Qué biblioteca se ha movido, de qué versión a cuál y qué módulo hay que mirar; vacío si ninguna."""
    moved = "; ".join(changes(patch))
    return moved and (
        f"{patch.library} ha cambiado: {moved}. Se probó con la {patch.tried} y está instalada la "
        f"{installed(patch.library)}: mira grader/patches/{module}.py."
    )


@pytest.mark.parametrize("module", MODULES)
def test_the_library_is_still_as_we_know_it(module: str) -> None:
    problem = complaint(module, patch_of(module))
    assert not problem, problem


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"uses": ("nbgrader.api.get_other_version",)}, "ya no está nbgrader.api.get_other_version"),
        ({"uses": ("nbgrader.other.thing",)}, "ya no está nbgrader.other.thing"),
        (
            {"repeats": {"nbgrader.utils.is_grade": "0" * 12}},
            "es otro el código de nbgrader.utils.is_grade, que repetimos",
        ),
        ({"says": {"nbgrader/api.py": ("nada de esto",)}}, "nbgrader/api.py ya no dice 'nada de esto'"),
        ({"says": {"nbgrader/other.py": ("",)}}, "ya no está nbgrader/other.py"),
    ],
)
def test_a_library_that_moves_is_told_in_a_sentence(change: dict[str, Any], says: str) -> None:
    told = complaint("nbgrader_schema", replace(patch_of("nbgrader_schema"), tried="0.9.1", **change))
    assert told.startswith("nbgrader ha cambiado: ")
    assert says in told
    assert told.endswith(
        f"Se probó con la 0.9.1 y está instalada la {metadata.version('nbgrader')}: "
        "mira grader/patches/nbgrader_schema.py."
    )


def test_a_rule_that_changes_in_the_library_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from nbgrader.preprocessors import SaveAutoGrades

    monkeypatch.setattr(SaveAutoGrades, "_add_score", lambda self, cell, resources: None)
    assert "SaveAutoGrades._add_score, que repetimos" in complaint(
        "nbgrader_rules", patch_of("nbgrader_rules")
    )
    monkeypatch.delattr(SaveAutoGrades, "_add_score")
    assert "ya no está nbgrader" in complaint("nbgrader_rules", patch_of("nbgrader_rules"))


def test_the_room_lists_its_modules_and_stands_on_the_ground() -> None:
    listed = re.findall(r"^- ``(\w+)``: ", patches.__doc__, re.M)
    assert sorted(listed) == MODULES
    for path in Path(patches.__path__[0]).glob("*.py"):
        used = re.findall(r"^\s*(?:from|import) (grader[\w.]*)", path.read_text("utf-8"), re.M)
        assert set(used) <= {"grader.patches", "grader.cells"}


def test_what_has_private_names_in_use_has_a_limit_that_admits_the_one_tried() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needs = [*project["dependencies"], *project["optional-dependencies"]["torch"]]
    asked = {r.name: r.specifier for r in map(Requirement, needs)}
    tried = {patch_of(m).library: patch_of(m).tried for m in MODULES}
    limited = {name for name, wanted in asked.items() if any(s.operator == "<" for s in wanted)}
    assert limited == set(tried) - {"Python", "jsonschema"}  # sin nombres privados o sin tope posible
    assert all(tried[name] in asked[name] for name in limited)


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_notebooks_are_read_without_the_grammar_of_addresses() -> None:
    code = (
        "import sys; from grader.pipeline import notebook_format; import jsonschema;"
        "print('rfc3987_syntax' in sys.modules, 'lark' in sys.modules)"
    )
    assert run(code) == "False False"


def test_new_processes_put_their_sockets_where_they_are_told(tmp_path: Path) -> None:
    code = (
        "from pathlib import Path; from multiprocessing import util; from grader.patches import "
        f"python_processes; python_processes.sockets_in(Path({str(tmp_path)!r})); print(util.get_temp_dir())"
    )
    assert run(code) == str(tmp_path)


def test_new_processes_do_not_load_the_program() -> None:
    from multiprocessing.spawn import get_preparation_data

    before = sys.modules["__main__"]
    with python_processes.without_main():
        told = get_preparation_data("uno")
    assert "init_main_from_name" not in told
    assert "init_main_from_path" not in told
    assert sys.modules["__main__"] is before


def test_the_review_of_formgrader_has_our_piece_in_the_template_of_nbgrader() -> None:
    config = Config()
    configure(config)
    config.HTMLExporter.template_name = "formgrade"
    notebook = new_notebook(cells=[new_markdown_cell("$x^2$ <b>no</b>")])
    where = {"base_url": "", "index": 0, "total": 1}
    page, _ = HTMLExporter(config=config).from_notebook_node(notebook, where)
    assert "formgrader/static/css/formgrade.css" in page
    assert "Content-Security-Policy" in page
    assert "<msup>" in page
    assert "<b>no" not in page


def trespasses(source: str, ours: frozenset[str]) -> list[str]:
    """Las líneas de ``source`` que usan un nombre privado que no es de ``ours`` o cambian otra biblioteca."""
    tree = ast.parse(source)
    foreign: set[str] = set()
    bad = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            foreign |= {(a.asname or a.name).partition(".")[0] for a in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.module.startswith("grader"):
            foreign |= {a.asname or a.name for a in node.names}
            names = [*node.module.split("."), *(a.name for a in node.names)]
            if any(map(_private, names)) and node.module != "__future__":
                bad[node.lineno] = ast.unparse(node)
    for node in ast.walk(tree):
        loaded = isinstance(getattr(node, "ctx", None), ast.Load)
        text = ast.unparse(node) if isinstance(node, ast.expr) else ""
        if isinstance(node, ast.Attribute):
            secret = _private(node.attr) and node.attr not in ours and text not in DOCUMENTED
            changed = text.partition(".")[0] in foreign and not loaded and text not in HOOKS
            wrong = secret or changed
        elif isinstance(node, ast.Call):
            wrong = text.startswith(("setattr(", "delattr(")) and ast.unparse(node.args[0]) in foreign
        else:
            wrong = text.startswith("sys.modules[") and isinstance(node, ast.Subscript) and not loaded
        if wrong:
            bad[node.lineno] = text
    return [f"{line}: {text}" for line, text in sorted(bad.items())]


def _private(name: str) -> bool:
    return name.startswith("_") and not name.endswith("_")


def names_of_ours(*sources: str) -> frozenset[str]:
    """Los nombres privados que alguien define: funciones, clases, variables y atributos de ``self``."""
    names = set()
    for node in (n for source in sources for n in ast.walk(ast.parse(source))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            names |= {node.attr} if ast.unparse(node.value) in ("self", "cls") else set()
    return frozenset(filter(_private, names))


def test_nothing_private_of_others_is_used_outside_the_room() -> None:
    """El ejecutor queda aparte: sus archivos se copian y no pueden importar la sala."""
    apart = ("patches", "sandbox")
    package = ROOT / "grader"
    paths = [p for p in package.rglob("*.py") if p.relative_to(package).parts[0] not in apart]
    sources = {p.relative_to(ROOT).as_posix(): p.read_text("utf-8") for p in paths}
    ours = names_of_ours(*sources.values())
    found = {name: bad for name, source in sources.items() if (bad := trespasses(source, ours))}
    assert not found, found


@pytest.mark.parametrize(
    "source",
    [
        "import lib\nlib.text = 1",
        "from lib import thing\nthing.Class.method = None",
        "import lib.inner as inner\nsetattr(inner, 'text', 1)",
        "import lib\nlib.make()._secret",
        "def f(x):\n    return x._check_late_penalty()",
        "from lib import _secret",
        "from lib._inner import thing",
        "import sys\nsys.modules['lib'] = None",
    ],
)
def test_the_search_sees_what_is_private_of_others(source: str) -> None:
    assert trespasses(source, frozenset({"_ours"}))


@pytest.mark.parametrize(
    "source",
    [
        "import os\nos._exit(1)",
        "import sys\nsys.unraisablehook = print",
        "from grader.figures.sketch import _DPI",
        "class A:\n    def f(self):\n        return self.other()._ours",
        "import lib\nx = lib.thing()\nx.text = lib.other",
    ],
)
def test_the_search_lets_pass_what_is_ours_or_documented(source: str) -> None:
    assert not trespasses(source, frozenset({"_ours"}))
