"""Lo que cuesta, como poco, ejecutar las mismas entregas: el suelo con el que se compara el corrector."""

import json
import pickle
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from grader import exercises
from grader.course import draws
from grader.course.layout import Course, Submission, read_submission
from grader.judge.judging import planned_calls
from grader.pipeline.intake import admit
from grader.sandbox import launch
from tests.kit.sample_class import ROOT

#: Las piezas de unidades anteriores, con NumPy y sin salir del proceso.
_PIECES = """

def __getattr__(name):
    if name not in RIGHT:
        raise AttributeError(name)
    return RIGHT[name]


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
        pieces = (ROOT / "tests" / "right.py").read_text("utf-8") + _PIECES
        (package / "pieces.py").write_text(pieces, "utf-8")
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


def _job(course: Course, submission: Submission) -> tuple[list[str], dict[str, list]]:
    notebook = read_submission(submission)
    clean = admit(notebook, course.unit(submission.unit))
    key = draws.key_for(course, submission, notebook)
    calls = {e.name: planned_calls(e, key) for e in exercises.of_unit(submission.unit)}
    return list(clean.to_run.values()), calls
