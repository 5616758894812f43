"""Los parecidos: se ven las copias disfrazadas, no las soluciones independientes, y no se acusa a nadie."""

import json
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from grader import exercises
from grader.pipeline.reading import IntakeError
from grader.report.fragments import fingerprint
from grader.report.same import Own, own, same
from grader.report.similarity import MIN_NODES, Compared, compare
from grader.report.sources import Written, own_cells, parsed, written
from grader.units import notebook_name
from tests.kit.disguise import disguised
from tests.kit.pages import Page, run_here, serious_problems
from tests.kit.sample_class import ROOT, Sample, all_samples, build_course
from tests.kit.whole import WHOLE
from tests.mutants import collection

#: Soluciones de tests/judged que son la misma con un detalle cambiado a propósito.
SAME_ORIGIN = {("conv_backward", "right 0", "right 8"), ("conv_backward", "right 3", "right 11")}
#: En cuántas veces se plantan las copias: de una sola, media clase sería copia de la otra media.
BATCHES = 2
HOSTILE = '"onmouseover="window.pwned=1'
COPIED = ("conv_forward", "conv_backward", "max_pooling_forward", "max_pooling_backward")


def cells_of(sample: Sample) -> tuple[str, ...]:
    release = (ROOT / "notebooks" / sample.unit / notebook_name(sample.unit)).read_bytes()
    try:
        return tuple(own_cells(sample.notebook(ROOT / "notebooks"), release))
    except IntakeError:
        return ()


@cache
def classroom(name: str) -> dict[str, Written]:
    """Las funciones ``name`` de la clase de ejemplo y las soluciones correctas de ``tests/judged``."""
    unit = exercises.get(name).unit
    found = {s.student: written(cells_of(s), name) for s in all_samples() if s.unit == unit}
    right = [s for s in collection.load(ROOT / "tests/judged")[name] if s.right]
    found |= {f"right {i}": written([s.source], name) for i, s in enumerate(right)}
    return {student: code for student, code in found.items() if code}


def compared(name: str, codes: dict[str, Written], minimum: float = 0.8) -> Compared:
    unit = exercises.get(name).unit
    answers = own_cells((ROOT / "solutions" / unit / notebook_name(unit)).read_bytes(), None)
    given = own_cells((ROOT / "notebooks" / unit / notebook_name(unit)).read_bytes(), None)
    return compare(name, codes, [written(given, name)], [written(answers, name)], minimum)


def long_enough(codes: dict[str, Written]) -> Iterator[tuple[str, Written]]:
    for student, code in codes.items():
        if code.tree and fingerprint(code.tree, code.exercise).nodes >= MIN_NODES:
            yield student, code


def measured() -> dict[str, tuple[int, int, int, int]]:
    """Por ejercicio: copias plantadas, encontradas, parejas independientes y marcadas por error."""
    table = {}
    for name in list(collection.load(ROOT / "tests/judged"))[:: 1 if WHOLE else 2]:
        codes = classroom(name)
        eligible = dict(long_enough(codes))
        alone = {(name, p.first, p.second) for p in compared(name, codes).pairs} - SAME_ORIGIN
        copies = {
            student: written([disguised(code.text, name, seed)], name)
            for seed, (student, code) in enumerate(eligible.items())
        }
        found = 0
        for turn in range(BATCHES):
            some = dict(list(copies.items())[turn::BATCHES])
            pairs = compared(name, codes | {f"copia de {s}": code for s, code in some.items()}).pairs
            together = {frozenset((p.first, p.second)) for p in pairs}
            found += sum(frozenset((s, f"copia de {s}")) in together for s in some)
        table[name] = (len(eligible), found, len(eligible) * (len(eligible) - 1) // 2, len(alone))
    return table


def test_precision_and_recall() -> None:
    table = measured()
    planted, found, pairs, wrong = (sum(column) for column in zip(*table.values(), strict=True))
    print(f"{found} de {planted} copias; {wrong} de {pairs} parejas independientes marcadas; {table}")
    assert planted > 100
    assert found / planted >= 0.97
    assert pairs > 1000
    assert wrong <= 1


def test_the_disguise_is_a_disguise() -> None:
    for name in COPIED:
        for student, code in long_enough(classroom(name)):
            copy = disguised(code.text, name)
            same = set(copy.split()) & set(code.text.split())
            assert len(same) < 0.75 * len(set(code.text.split())), student
            parsed(copy)
    source = "def f(x):\n    a = 1\n    c = 2\n    d = a + c\n    return d\n"
    orders = {
        disguised(source, "f", seed).index("= 2") < disguised(source, "f", seed).index("= 1")
        for seed in range(9)
    }
    assert orders == {True, False}


BASE = """
def conv_forward(layer_input, W, b, stride, padding):
    N, C, H, A = layer_input.shape
    F, _, f, _ = W.shape
    alto = (H + 2 * padding - f) // stride + 1
    ancho = (A + 2 * padding - f) // stride + 1
    X = np.pad(layer_input, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    Z = np.zeros((N, F, alto, ancho))
    for i in range(alto):
        for j in range(ancho):
            trozo = X[:, :, i * stride:i * stride + f, j * stride:j * stride + f]
            Z[:, :, i, j] = np.tensordot(trozo, W, axes=([1, 2, 3], [1, 2, 3])) + b
    return Z
"""


@pytest.mark.parametrize(
    "changed",
    [
        re.sub(r"\bi\b", "fila", BASE.replace("alto", "h_out").replace("trozo", "v")),
        BASE.replace("    return Z", '    """Texto."""\n    print(Z.shape)  # listo\n    return Z'),
        BASE.replace("range(alto)", "range(0, alto)").replace("+ b", "+ b  # sesgo"),
        BASE.replace("Z[:, :, i, j] =", "Z[:, :, i, j] +="),
        BASE.replace("stride, padding)", "stride: int, padding: int = 0) -> np.ndarray", 1),
        BASE.replace("i * stride:", "stride * i:").replace("    alto", "    alto: int"),
    ],
    ids=["nombres", "documentación y print", "range", "acumular", "anotaciones", "conmutar"],
)
def test_what_a_copy_may_change(changed: str) -> None:
    codes = {"a": written([BASE], "conv_forward"), "z": written([changed], "conv_forward")}
    (pair,) = compare("conv_forward", codes).pairs
    assert pair.similarity >= 0.8


def test_only_what_the_function_uses_goes_with_it() -> None:
    cells = [
        "%matplotlib inline\nX = photo.colour()\nCERO = 0.0",
        "if True:\n    def suma(a):\n        return a.sum() + CERO",
        "def otra():\n    return 1",
        "class roto(:",
        "def convolve(X, W, b):\n    return suma(X * W) + b",
    ]
    code = written(cells, "convolve")
    assert "photo" not in code.text
    assert "otra" not in code.text
    assert code.text.startswith(("CERO = 0.0\n\ndef suma", "def suma"))
    assert code.text.endswith("return suma(X * W) + b")
    assert code.tree is not None
    assert written(cells, "conv_forward") is None
    assert written(["def convolve(X W):"], "convolve").tree is None


def test_common_answers_count_little() -> None:
    twins = {f"e{i}": written([BASE], "conv_forward") for i in range(2)}
    assert compare("conv_forward", twins).pairs[0].similarity == 1
    crowd = {f"e{i}": written([BASE], "conv_forward") for i in range(120)}
    assert not compare("conv_forward", crowd).pairs
    assert not compare("conv_forward", twins, given=[written([BASE], "conv_forward")]).pairs
    assert not compare("conv_forward", twins, answers=[written([BASE], "conv_forward")]).pairs


def student(code: str, *texts: str) -> Own:
    return Own((code,), {f"pregunta {i}": text for i, text in enumerate(texts)})


def test_what_is_the_same_is_told_whatever_its_length() -> None:
    found = {
        "a": student("def convolve(): pass", "Porque el borde se pierde."),
        "b": student("def convolve(): pass", "porque el BORDE  se pierde"),
        "c": student("def convolve(): pass", "Porque el borde se pierde."),
        "d": student("otra cosa", "Sí.", "Otra respuesta."),
        "e": student("y otra", "Otra respuesta", "Sí"),
        "f": student("", ""),
        "g": student("", ""),
    }
    whole, long, short = same({s: o for s, o in found.items() if s not in "fg"})
    assert (whole.what, whole.students) == ("cuaderno", ("a", "b", "c"))
    assert (long.what, long.students, long.words) == ("respuesta", ("d", "e"), 2)
    assert (short.students, short.words) == (("d", "e"), 1)
    assert same(found, [frozenset("abc"), frozenset("de"), frozenset("fg")]) == ()


def test_published_text_does_not_make_two_answers_the_same() -> None:
    release = nbformat.writes(new_notebook(cells=[answer("**Pregunta.** ¿Por qué?\n\nEscribe aquí.")]))
    asked = "**Pregunta.** ¿Por qué?\n\n{}"
    handed = {
        who: own(nbformat.writes(new_notebook(cells=[answer(text)])).encode(), release.encode())
        for who, text in {
            "vacía": "**Pregunta.** ¿Por qué?\n\nEscribe aquí.",
            "otra vacía": asked.format(""),
            "a": asked.format("Por el borde."),
            "b": "Por el borde",
        }.items()
    }
    assert [(one.what, one.students) for one in same(handed)] == [("cuaderno", ("a", "b"))]
    assert handed["vacía"].everything == handed["otra vacía"].everything == ()


def answer(source: str) -> nbformat.NotebookNode:
    role = {"nbgrader": {"grade_id": "pregunta", "grade": True, "solution": True}}
    return new_markdown_cell(source, metadata=role)


def test_short_functions_are_never_shown() -> None:
    source = "def convolve(X, W, b):\n    return np.sum(X * W) + b\n"
    codes = {name: written([source], "convolve") for name in "ab"}
    found = compare("convolve", codes)
    assert not found.pairs
    assert not found.students


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """La clase de ejemplo de una unidad con una copia en dos celdas, código roto y un nombre hostil."""
    samples = [s for s in all_samples() if s.unit == "03_conv_forward"]
    root = build_course(tmp_path_factory.mktemp("parecidos"), samples)
    author = next(s for s in samples if s.student == "ana_g")
    code = written(cells_of(author), "conv_forward").text
    helper = "def ventana_ana_g(a, i, f, s):\n    return a[..., i * s : i * s + f]"
    mark = "'</code><script>window.pwned=1</script> ana_g'"
    hand_in(root, "ana_g", [helper, code.replace("\n", f"\n    nota_ana_g = {mark}\n", 1)])
    copy = disguised(code, "conv_forward").replace("dato", "leo_uni")
    hand_in(root, "leo@uni.es", ["# mía", copy, "1 +"])
    hand_in(root, HOSTILE, ["1"])
    hand_in(root, "rota", ["def conv_forward(layer_input W):\n  return"])
    hand_in(root, "honda", [f"def conv_forward(x):\n    return {'-' * 900}x"])
    return root


def hand_in(root: Path, student: str, cells: list[str]) -> None:
    folder = root / "submitted" / student / "03_conv_forward"
    folder.mkdir(parents=True, exist_ok=True)
    notebook = new_notebook(cells=[new_code_cell(c) for c in cells])
    (folder / "conv_forward.ipynb").write_text(nbformat.writes(notebook), "utf-8")


def similar(monkeypatch: pytest.MonkeyPatch, course: Path, out: Path, *options: str) -> tuple[Page, dict]:
    places = ["--out", out, "--json", out.with_suffix(".json")]
    code = run_here(monkeypatch, "similar", "03_conv_forward", "--course", course, *places, *options)
    assert code == 0
    return Page(out.read_text("utf-8")), json.loads(out.with_suffix(".json").read_text("utf-8"))


def test_page(course: Path, tmp_path: Path, monkeypatch) -> None:
    page, data = similar(monkeypatch, course, tmp_path / "parecidos.html")
    (pair,) = data["pairs"]
    assert sorted(pair["students"]) == ["ana_g", "leo@uni.es"]
    assert set(pair["exercises"]) == {"conv_forward"}
    assert page.inert()
    assert "</code><script>window.pwned=1</script> ana_g" in page.text
    assert "No significa que alguien haya copiado" in page.text
    assert page.table("Grupo")[0][1:3] == ["conv_forward", f"{100 * pair['similarity']:.0f} %"]
    assert {"rota", "honda", "martin_z", HOSTILE} <= set(data["unreadable"])
    marked = [
        attributes for tag, attributes in page.tags if tag == "li" and attributes.get("class") == "igual"
    ]
    assert len(marked) > 12


def test_anonymous_page(course: Path, tmp_path: Path, monkeypatch) -> None:
    page, data = similar(monkeypatch, course, tmp_path / "parecidos.html", "--anonimo")
    text = page.source + json.dumps(data, ensure_ascii=False)
    assert len(data["pairs"]) == 1
    assert not [p.name for p in (course / "submitted").iterdir() if p.name in text]
    assert not [p.name for p in (course / "submitted").iterdir() if p.name in page.text]
    assert page.inert()
    assert "igual" in {attributes.get("class") for tag, attributes in page.tags if tag == "li"}


@pytest.mark.browser
def test_accessibility(course: Path, tmp_path: Path, monkeypatch, browser) -> None:
    similar(monkeypatch, course, tmp_path / "parecidos.html")
    assert serious_problems(browser, tmp_path / "parecidos.html") == []


def test_clear_words_when_there_is_nothing(course: Path, tmp_path: Path, monkeypatch, capsys) -> None:
    page, data = similar(monkeypatch, course, tmp_path / "nada.html", "--min", "1")
    assert data["pairs"] == []
    assert "Ninguna pareja de entregas llega al 100 %." in page.text
    capsys.readouterr()
    assert run_here(monkeypatch, "similar", "05_pooling", "--course", course) == 2
    assert "No hay entregas de 05_pooling que comparar" in capsys.readouterr().out
    shutil.rmtree(tmp_path)
    assert run_here(monkeypatch, "similar", "99_nada", "--course", course) == 2
    assert "No existe la unidad 99_nada" in capsys.readouterr().out
