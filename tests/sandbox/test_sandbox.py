"""El ejecutor: qué ve el código del estudiante, qué cuesta cada percance y qué mensajes se creen."""

import io

import numpy as np
import pytest

from grader import allowed
from grader.evidence import (
    Call,
    ProtocolError,
    Raised,
    Value,
    call_from_wire,
    call_to_wire,
)
from grader.judge.troubles import lost_cell, notice_text
from grader.sandbox import wire
from grader.sandbox.plan import plan
from grader.sandbox.settings import Limits, Settings
from grader.sandbox.supervisor import run
from tests.kit.programs import on_linux

X = np.arange(6.0).reshape(2, 3)
FAST = Settings(Limits(cell=1.0, call=0.5, exercise=1.5))

pytestmark = on_linux


def run_cells(*cells: str, probes: dict | None = None):
    return run(plan(dict(enumerate(cells)), {"f": [(X,)]} if probes is None else probes), FAST)


def texts(outputs) -> str:
    return "".join("".join(o.get("text", [])) for o in outputs)


def test_functions_answer_with_data():
    done = run_cells("import numpy as np", "def f(x):\n    return np.flip(x), 3, [1.5]")
    (call,) = done.evidence["f"].calls
    assert call.value.kind == "sequence"
    first, second, third = call.value.items
    assert np.array_equal(first.array, X[::-1, ::-1])
    assert (second.kind, second.array.item()) == ("scalar", 3)
    assert third.array.tolist() == [1.5]


def test_outputs_are_those_of_a_notebook():
    done = run_cells(
        "print('uno')\nprint('dos')\n1 + 1",
        "import sys\nprint('aviso', file=sys.stderr)",
        "1 / 0",
        "import matplotlib.pyplot as plt\nplt.plot([1, 2]);",
        "from IPython.display import HTML, display\ndisplay(HTML('<script>1</script>'))",
    )
    outputs = done.outputs
    assert [o["output_type"] for o in outputs[0]] == ["stream", "execute_result"]
    assert texts(outputs[0]) == "uno\ndos\n"
    assert outputs[0][1]["data"] == {"text/plain": "2"}
    assert outputs[1][0]["name"] == "stderr"
    assert outputs[2][0]["ename"] == "ZeroDivisionError"
    assert "image/png" in outputs[3][0]["data"]
    assert "text/html" not in outputs[4][0]["data"]


def test_magics_and_input_with_a_default():
    done = run_cells(
        "%matplotlib inline\n%timeit -n1 -r1 1+1",
        "try:\n    n = int(input('n: '))\nexcept Exception:\n    n = 2\ndef f(x):\n    return n * x",
    )
    assert np.array_equal(done.evidence["f"].calls[0].value.array, 2 * X)


@pytest.mark.parametrize("name", ["torch", "scipy", "sklearn", "nbgrader", "pytest", "typer"])
def test_forbidden_packages_are_not_there(name):
    code = f"import {name}\nprint(getattr({name}, '__version__', 'nada'), getattr({name}, '__file__', None))"
    done = run_cells(
        f"try:\n    {code.replace(chr(10), chr(10) + '    ')}\nexcept ImportError:\n    print('no')"
    )
    assert texts(done.outputs[0]).strip() in ("no", "0.0.0 None")


def test_importing_torch_does_not_break_an_honest_cell():
    done = run_cells(
        "import torch\nimport torch.nn.functional as F\nfrom torch import nn\ntorch.manual_seed(0)\n"
        "def f(x):\n    return x"
    )
    assert np.array_equal(done.evidence["f"].calls[0].value.array, X)


def test_torch_computes_nothing():
    done = run_cells("import torch\ndef f(x):\n    return torch.flip(torch.from_numpy(x), (0,)).numpy()")
    assert done.evidence["f"].calls[0].error.type_name == allowed.ERROR_NAME


def test_grader_is_a_stub_that_judges_nothing():
    done = run_cells(
        "from grader import check\nimport grader\ndef f(x):\n    return x\ncheck(f)\nprint(dir(grader))\n"
        "import grader.judge.judging, grader.exercises.padding as p\nprint(getattr(p, '__file__', None))"
    )
    assert "evaluate" not in texts(done.outputs[0])
    assert texts(done.outputs[0]).rstrip().endswith("None")


def test_working_folder_holds_no_course_file():
    done = run_cells("import os\nprint(sorted(n for n in os.listdir('.') if not n.startswith('.')))")
    assert texts(done.outputs[0]).strip() == "[]"


def test_missing_function():
    assert run_cells("g = 1").evidence["f"].status == "missing"
    assert run_cells("f = 3").evidence["f"].status == "missing"


HANG = "while True:\n        pass"
STUBBORN = "while True:\n        try:\n            while True: pass\n        except BaseException: pass"


@pytest.mark.parametrize("body", [HANG, STUBBORN, "import time; time.sleep(600)"])
def test_a_hang_costs_that_exercise_only(body):
    code = f"def g(x):\n    {body}\ndef f(x):\n    return x"
    done = run_cells(code, probes={"g": [(X,)], "f": [(X,)]})
    assert done.evidence["g"].status == "timeout"
    assert done.evidence["f"].status == "ok"


def test_a_hang_on_some_inputs_keeps_the_other_answers():
    code = "def f(n):\n    while n == 2:\n        pass\n    return n"
    done = run_cells(code, probes={"f": [(1,), (2,), (3,)]})
    calls = done.evidence["f"].calls
    assert [c.timed_out for c in calls] == [False, True, False]
    assert calls[2].value.array.item() == 3


@pytest.mark.parametrize("body", ["import os; os._exit(0)", "import os; os.kill(os.getpid(), 9)"])
def test_a_crash_costs_that_exercise_only(body):
    code = f"def g(x):\n    {body}\ndef f(x):\n    return x"
    done = run_cells(code, probes={"g": [(X,)], "f": [(X,)]})
    assert done.evidence["g"].status == "crash"
    assert done.evidence["f"].status == "ok"


@pytest.mark.parametrize(
    "cell", ["while True:\n    pass", "import os\nos._exit(1)", STUBBORN.replace("\n    ", "\n")]
)
def test_a_cell_that_never_ends_is_left_out(cell):
    done = run_cells("def f(x):\n    return x", cell, "a = 1")
    assert done.evidence["f"].status == "ok"
    told = [lost_cell(done.lost[1])] if 1 in done.lost else done.outputs[1]
    assert told[0]["output_type"] == "error"


def test_exercises_do_not_see_each_other():
    code = "state = []\ndef f(x):\n    state.append(1)\n    return len(state)\ng = f"
    done = run_cells(code, probes={"f": [(X,), (X,)], "g": [(X,)]})
    assert [c.value.array.item() for c in done.evidence["f"].calls] == [1, 2]
    assert done.evidence["g"].calls[0].value.array.item() == 1


def test_exceptions_travel_as_text_with_the_students_line():
    done = run_cells("def helper(x):\n    return x.nada\ndef f(x):\n    return helper(x)")
    error = done.evidence["f"].calls[0].error
    assert (error.type_name, error.line_number) == ("AttributeError", 2)
    assert error.line == "return x.nada"
    assert [step.partition(":")[0] for step in error.trace] == ["línea 4, en f", "línea 2, en helper"]


@pytest.mark.parametrize("name", ["SystemExit", "KeyboardInterrupt", "GeneratorExit"])
def test_odd_exceptions_are_exceptions(name):
    done = run_cells(f"def f(x):\n    raise {name}('adiós')")
    assert done.evidence["f"].calls[0].error.type_name == name


def test_mutated_arguments_are_reported():
    done = run_cells("def f(x):\n    x += 1\n    return x", probes={"f": [(X,), (X,)]})
    assert [c.changed for c in done.evidence["f"].calls] == [(0,), (0,)]
    assert np.array_equal(done.evidence["f"].calls[1].value.array, X + 1)


def test_huge_results_and_endless_output_are_cut():
    done = run_cells(
        "import numpy as np\ndef f(x):\n    return np.zeros(10**8)",
        "print('a' * 3_000_000)\nfor i in range(10**5): print(i)",
    )
    assert done.evidence["f"].calls[0].value.kind == "huge"
    assert len(texts(done.outputs[1])) < 300_000


def test_garbage_on_the_channel_costs_that_submission_only():
    done = run_cells(
        "import os\ndef f(x):\n    for fd in range(3, 30):\n"
        "        try: os.write(fd, b'basura' * 100)\n        except OSError: pass\n    return x"
    )
    assert done.evidence["f"].status in ("crash", "timeout")


def test_nothing_is_left_behind(tmp_path):
    leaves = f"import subprocess\nsubprocess.Popen(['sh', '-c', 'sleep 2; touch {tmp_path}/vivo'])\n"
    run_cells(leaves + "def f(x):\n    return x")
    import time

    time.sleep(2.5)
    assert not list(tmp_path.iterdir())


def test_calls_survive_the_trip():
    dictionary = Value("mapping", "dict", items=(Value("array", "ndarray", X),), keys=("W",))
    value = Value("sequence", "tuple", items=(dictionary, Value("none", "NoneType")))
    calls = (
        Call(value=value, changed=(0,)),
        Call(error=Raised("E", "m", 3, "x = 1", ("línea 3",))),
        Call(timed_out=True),
    )
    packed = wire.pack({"calls": [call_to_wire(call) for call in calls]})
    inbox = wire.read_message(io.BytesIO(packed))
    again = [call_from_wire(call) for call in inbox["calls"]]
    assert again[1:] == [*calls[1:]]
    assert again[0].value.items[0].keys == ("W",)
    assert np.array_equal(again[0].value.items[0].items[0].array, X)


@pytest.mark.parametrize(
    "array",
    [
        *(np.ones((2, 3), kind) for kind in "bBhHiIlLqQefdgFDG?"),
        np.array(2.5),
        np.zeros((3, 0)),
        np.asfortranarray(np.arange(6.0).reshape(2, 3)),
        np.arange(12.0).reshape(3, 4)[::-1, ::2],
        np.arange(3, dtype=">f8"),
        np.array([np.nan, np.inf, -0.0]),
    ],
)
def test_arrays_survive_the_trip(array):
    after = np.arange(3)
    back = wire.read_message(io.BytesIO(wire.pack({"a": [array, after]})))["a"]
    assert back[0].dtype == array.dtype
    assert np.array_equal(back[0], array, equal_nan=True)
    assert np.array_equal(back[1], after)
    assert back[0].flags.writeable


def test_what_is_not_data_is_not_sent():
    for value in (object(), np.array([object()]), np.array(["a"])):
        with pytest.raises(TypeError):
            wire.pack({"a": value})


@pytest.mark.parametrize(
    "announced",
    [
        "null",
        "[]",
        '"<f8"',
        '["<f8", [1000000000000000]]',
        '["<f8", [2]]',
        '["<f8", [-1, -1]]',
        '["<f8", [1.0]]',
        '["<f8", [true]]',
        '["<f8", 1]',
        '["<f8", [1], 0]',
        '["<f8", [1, 0, 99999999999999999999]]',
        '["|O", [1]]',
        '["|V8", [1]]',
        '["<M8[s]", [1]]',
        '["f8,f8", [0]]',
        '["<f7", [1]]',
        '["<f8\\n", [1]]',
        '[{"a": 1}, [1]]',
    ],
)
def test_arrays_that_lie_are_refused(announced):
    with pytest.raises(ProtocolError):
        wire.unpack(b'{"a": {"$array": %s}}' % announced.encode(), b"\0" * 8)


@pytest.mark.parametrize("text", [b"", b"[1]", b"{", b"[" * 100_000, b'{"a":' * 100_000, b"\xff"])
def test_lying_messages_are_refused(text):
    with pytest.raises(ProtocolError):
        wire.unpack(text, b"")


@pytest.mark.parametrize("data", [{}, {"value": 3, "error": None, "timed_out": 0, "changed": []}])
def test_calls_without_their_pieces_are_refused(data):
    with pytest.raises(ProtocolError):
        call_from_wire(data)


def test_a_message_too_large_is_refused():
    header = wire._HEADER.pack(10, wire.MAX_DATA_BYTES + 1)
    with pytest.raises(ProtocolError):
        wire.read_message(io.BytesIO(header + b"x" * 100))


def test_a_flood_of_empty_messages_is_stopped():
    one = wire.pack({})
    inbox = wire.Inbox(io.BytesIO(one * 100), 50 * wire.MESSAGE_COST)
    with pytest.raises(wire.MessageTooLarge):
        for _ in range(51):
            assert inbox.next() == {}


def test_waiting_for_the_processor_costs_nothing():
    """Dormir un poco es lo que ve una función buena en una máquina cargada; dormir mucho, no."""
    done = run_cells(
        "import time\ndef f(x):\n    time.sleep(1)\n    return x\ndef g(x):\n    time.sleep(60)",
        probes={"f": [(X,)], "g": [(X,)]},
    )
    assert done.evidence["f"].status == "ok"
    assert done.evidence["g"].status == "timeout"


def test_a_hang_while_asking_for_a_piece_costs_only_that_exercise():
    def double(x):
        return 2 * x

    cells = {
        0: "from grader import pieces\ndef f(x):\n    while True:\n        pieces.double(x)\n"
        "def g(x):\n    return pieces.double(x)"
    }
    for _ in range(3):
        done = run(plan(cells, {"f": [(X,)] * 2, "g": [(X,)]}), FAST, {"double": double})
        assert done.evidence["f"].status == "timeout"
        assert done.evidence["g"].status == "ok"
        assert np.array_equal(done.evidence["g"].calls[0].value.array, 2 * X)


def test_the_reason_survives_a_second_interruption():
    """IPython se traga la interrupción que llega mientras muestra la anterior."""
    slow = (
        "import IPython, time\nshell = IPython.get_ipython()\n"
        "def slowly(*_, **__):\n    end = time.process_time() + 0.6\n"
        "    while time.process_time() < end: pass\n"
        "    return []\nshell.InteractiveTB.structured_traceback = slowly\nwhile True: pass"
    )
    done = run_cells("def f(x):\n    return x", slow)
    assert any("La celda 2" in notice_text(notice) for notice in done.notices)


def test_threads_left_by_a_cell_do_not_disturb_the_last_function():
    """Tampoco a la última, que se llama sin copiar el proceso si nadie más lo usa."""
    busy = (
        "import threading\ndef spin():\n    while True:\n        state.append(0)\n        state.clear()\n"
        "state = []\nfor _ in range(4):\n    threading.Thread(target=spin, daemon=True).start()\n"
    )
    done = run_cells(busy + "def f(x):\n    return threading.active_count()")
    assert done.evidence["f"].calls[0].value.array == 1


ARRAY = np.zeros(2)
EMPTY_CALL = {"value": None, "error": None, "timed_out": False, "changed": []}


@pytest.mark.parametrize(
    "message",
    [
        {"op": ARRAY},
        {"op": "done", "exit": ARRAY},
        {"op": "cell", "outputs": [{"output_type": ARRAY}]},
        {"op": "cell", "outputs": [{"data": {"text/plain": [ARRAY]}}]},
        {"op": "call", "call": EMPTY_CALL | {"error": {"message": ARRAY}}},
        {"op": "call", "call": EMPTY_CALL | {"changed": ARRAY}},
        {"op": "call", "call": ARRAY},
        {"op": "ask", "name": ARRAY, "arguments": [ARRAY], "named": {}},
    ],
)
def test_an_array_where_text_is_expected_is_not_a_message(message):
    """Al compararlo con un texto, fallaría quien califica y no quien lo envió."""
    with pytest.raises(ProtocolError):
        wire.Inbox(io.BytesIO(wire.pack(message)), 10**6).next()


def test_arrays_where_they_belong_are_read():
    value = {"kind": "array", "type": "ndarray", "array": ARRAY, "items": []}
    for message in (
        {"op": "call", "call": EMPTY_CALL | {"value": value}},
        {"op": "ask", "name": "convolve", "arguments": [ARRAY], "named": {"b": ARRAY}},
    ):
        assert wire.Inbox(io.BytesIO(wire.pack(message)), 10**6).next()["op"] == message["op"]


@pytest.mark.parametrize("wrong", [float("inf"), float("nan"), "x", {}])
def test_numbers_that_are_not_are_an_unreadable_call(wrong):
    error = {"type_name": "E", "message": "", "line_number": wrong, "line": "", "trace": []}
    for data in (EMPTY_CALL | {"changed": [wrong]}, EMPTY_CALL | {"error": error}):
        with pytest.raises(ProtocolError):
            call_from_wire(data)


def test_text_that_cannot_be_written_is_replaced():
    message = wire.unpack(rb'{"a": ["\ud800x", {"\udfff": "\ud83d\ude00 \uD800"}]}', b"")
    assert message == {"a": ["?x", {"?": "😀 ?"}]}
    raised = run_cells('def f(x):\n    raise ValueError("\\ud800")').evidence["f"].calls[0].error
    assert raised.message == "?"


def test_who_asks_and_never_reads_is_stopped():
    """Contestarle llena el canal: esperar a que lea no puede durar más que la celda."""
    source = (
        "import sys, time, signal\nsignal.setitimer(signal.ITIMER_REAL, 0)\n"
        "for _ in range(50):\n"
        "    sys.modules['grader.sandbox.channel'].send("
        "{'op': 'ask', 'name': 'big', 'arguments': [], 'named': {}})\n"
        "time.sleep(1000)"
    )
    limits = Limits(cell=2)
    done = run(plan({0: source}, {"f": [(X,)]}), Settings(limits), {"big": lambda: np.zeros(500_000)})
    assert any("tardó demasiado" in notice_text(notice) for notice in done.notices)


def test_the_exit_code_of_a_failed_confinement_is_nothing_special_once_confined():
    done = run_cells("def f(x):\n    return 2 * x", "import os\nos._exit(97)")
    assert np.array_equal(done.evidence["f"].calls[0].value.array, 2 * X)
    assert any("terminó el proceso" in notice_text(notice) for notice in done.notices)
