"""Lo que escribe quien entrega no lleva de vuelta las entradas con las que se califica, ni nada oculto."""

import json

import numpy as np
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_raw_cell

from grader.evidence import Call, Evidence, Raised, Value
from grader.observing import describe, observe
from grader.pipeline.outputs import readable, trusted
from grader.pipeline.quoting import OWN_ERROR, OWN_KEY, OWN_TYPE, quoted
from tests.pipeline.test_moments import FULL, RIGHT, graded, handed_in, place, points, release

SOURCE = "class Mio(ValueError):\n    pass\n\n\ndef f(X):\n    return helper(\n        X, 3)\n"


def told(call: Call) -> Call:
    return quoted({"f": Evidence("ok", (call,))}, [SOURCE])["f"].calls[0]


@pytest.mark.parametrize(
    "result", [3, 2.5, None, "texto", [1, 2], (np.ones(2), 1), {"f": np.ones(2)}, np.float32(1), {1, 2}, len]
)
def test_what_python_and_numpy_return_is_told_as_it_is(result):
    value = describe(result)
    assert told(Call(value=value)).value.type_name == value.type_name


@pytest.mark.parametrize("name", ["V1p23_m0p45", "vabdkwj", "<script>", "V" * 400])
def test_a_name_that_is_not_written_is_not_told(name):
    made = type(name, (), {})
    assert told(observe(made, ())).value.type_name == OWN_TYPE
    inside = Value("sequence", "tuple", items=(Value("other", name),))
    assert told(Call(value=inside)).value.items[0].type_name == OWN_TYPE
    assert told(Call(error=Raised(name, "algo"))).error.type_name == OWN_ERROR
    assert told(Call(value=Value("mapping", "dict", keys=(name, "f")))).value.keys == (OWN_KEY, "f")


def test_the_names_and_lines_of_the_notebook_are_told():
    step = "línea 6, en f: return helper( X, 3)"
    error = Raised("Mio", "no vale", 6, "return helper( X, 3)", (step, "línea 9, en otra: return X"))
    seen = told(Call(error=error)).error
    assert (seen.type_name, seen.line, seen.trace) == ("Mio", error.line, (step,))


def test_a_line_that_nobody_wrote_is_not_told():
    error = Raised("ValueError", "", 3, "x = '1.25 -0.75'", ("línea 3, en f: x = '1.25 -0.75'",))
    seen = told(Call(error=error)).error
    assert (seen.line, seen.trace, seen.line_number) == ("", (), 3)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("\x1b[31mrojo\x1b[0m", "\x1b[31mrojo\x1b[0m"),
        ("\x1b[2J\x1b]0;HOLA\x07fin", "[2J]0;HOLAfin"),
        ("a\u202egnp.exe\u2066b\u200f", "agnp.exeb"),
        ("uno\n\tdos\r", "uno\n\tdos\r"),
        ("ñ á ∂ 😀 é", "ñ á ∂ 😀 é"),
    ],
)
def test_what_is_not_seen_and_changes_the_rest_goes_away(text, seen):
    assert readable(text) == seen
    assert trusted([{"output_type": "stream", "name": "stdout", "text": text}])[0].text == seen


HIDDEN = "\u202e\u2066\x9b\x1b\x08\x07"


def test_the_graded_notebook_reads_as_it_is_written_and_what_runs_is_what_was_handed_in():
    """Una función que necesita esos caracteres los tiene; a quien la corrige no se le enseñan."""
    notebook = release()
    for name, source in {
        "convolve": f"HIDDEN = '{HIDDEN}'\n\n{RIGHT} * (len(HIDDEN) == 6)",
        "pregunta_canales": f"Una respuesta{HIDDEN}. jav{HIDDEN}ascript:",
    }.items():
        notebook.cells[place(notebook, name)].source = source
    notebook.cells += [
        new_code_cell(f"print('{HIDDEN}fin')  # una{HIDDEN} nota"),
        new_markdown_cell(f"<{HIDDEN}script> otra nota"),
        new_raw_cell(f"~~~{HIDDEN}~ y otra"),
    ]
    result = graded(json.dumps(notebook).encode())
    assert points(result) == FULL
    cells = json.loads(result.notebook)["cells"]
    assert not set(HIDDEN) & set("".join(map(str, all_text(cells))))
    assert cells[-3]["source"] == "print('fin')  # una nota"
    assert cells[-3]["outputs"][0]["text"] == "fin\n"
    assert cells[-2]["source"] == "&lt;script> otra nota"
    assert cells[-1]["source"] == "~~~~~~~\n~~~~\n~~~~~~~"  # tampoco se cierra su bloque
    answer = next(c for c in cells if c["metadata"].get("nbgrader", {}).get("grade_id") == "pregunta_canales")
    assert answer["source"] == "Una respuesta. javascript :"


def all_text(what: object) -> list[str]:
    if isinstance(what, dict | list):
        inside = what.values() if isinstance(what, dict) else what
        return [text for one in inside for text in all_text(one)]
    return [what] if isinstance(what, str) else []


def test_the_inputs_do_not_come_back_in_the_name_of_a_type():
    code = (
        "def convolve(X, W, b):\n"
        "    name = 'V' + '_'.join(format(v, '.2f').replace('.', 'p') for v in X.ravel())\n"
        "    if b:\n        raise type(name, (Exception,), {})('\\x1b[2J\\u202ehola')\n"
        "    return type(name, (), {})()"
    )
    result = graded(handed_in(code))
    for text in (result.notebook, str(result.verdicts)):
        assert "V1p" not in text
        assert "Vm" not in text
        assert "\u202e" not in text
