"""Lo que cuesta, como poco, ejecutar las mismas entregas: el suelo con el que se compara el corrector."""

import json
import pickle
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from grader import exercises, pieces
from grader.course import draws
from grader.course.layout import Course, Submission, read_submission
from grader.judge.judging import planned_calls
from grader.pipeline.intake import admit
from grader.sandbox import launch
from tests.kit.right import solved_cell

#: Las piezas que más se piden, con NumPy, sin bucles ni salir del proceso; las demás son de ``solutions/``.
PIECES = """
import numpy as np


def zero_padding(X, pad):
    return np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))


def convolve(X, W, b):
    return np.sum(X * W) + b


def output_size(n_prev, filter_size, stride, padding):
    return (n_prev + 2 * padding - filter_size) // stride + 1


def conv_forward(layer_input, W, b, stride, padding):
    windows = np.lib.stride_tricks.sliding_window_view(
        zero_padding(layer_input, padding), W.shape[2:], axis=(2, 3)
    )
    return np.einsum("nchwij,fcij->nfhw", windows[:, :, ::stride, ::stride], W) + b[:, None, None]


def suspect(name):
    return lambda *arguments: arguments[0]
"""


def cpu_seconds(course: Course, submissions: Sequence[Submission], *, ready: bool = False) -> float:
    """Segundos de procesador de ejecutar ``submissions`` sin nada alrededor.

    Con ``ready``, el intérprete de IPython ya está hecho al bifurcar: el suelo más bajo posible.
    """
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        launch.copy_program(folder / "lib")
        package = folder / "lib" / "grader"
        (package / "pieces.py").write_text(_all_pieces(), "utf-8")
        shutil.copy(Path(__file__).with_name("floor_process.py"), package / "sandbox")
        (folder / "jobs").write_bytes(pickle.dumps([_job(course, s) for s in submissions]))
        (folder / "work").mkdir()
        done = subprocess.run(
            launch.program(folder / "lib", "floor_process", jobs=str(folder / "jobs"), ready=ready),
            cwd=folder / "work",
            env=launch.environment(str(folder / "work")),
            capture_output=True,
            check=True,
        )
    return json.loads(done.stdout)["cpu"]


def _all_pieces() -> str:
    """El módulo ``grader.pieces`` del suelo: sin uno de sus nombres, la celda que lo pide no costaría."""
    missing = [name for name in pieces.NAMES if f"def {name}(" not in PIECES]
    source = "\n\n".join([PIECES, *(solved_cell(name) for name in missing)])
    made: dict[str, object] = {}
    exec(source, made)
    assert made.keys() >= {*pieces.NAMES, "suspect"}
    return source


def _job(course: Course, submission: Submission) -> tuple[list[str], dict[str, list]]:
    notebook = read_submission(submission)
    clean = admit(notebook, course.unit(submission.unit))
    key = draws.key_for(course, submission, notebook)
    calls = {e.name: planned_calls(e, key) for e in exercises.of_unit(submission.unit)}
    return list(clean.to_run.values()), calls
