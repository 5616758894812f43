"""Una terminal que no es UTF-8 recibe letras y signos que sabe escribir, nunca una traza."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from grader.student.terminal import plain
from tests.kit.student_folder import finish, hand_out

pytestmark = pytest.mark.student

START = "00_inicio"


def test_every_sign_becomes_one_that_reads_alike() -> None:
    text = "✔ bien · ✘ mal… «año» 3×3 → ≥ é"
    assert plain(text) == '+ bien . x mal. "ano" 3x3 > > e'
    assert plain("日\ud800😀") == "???"
    assert len(plain(text)) == len(text)


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = hand_out(tmp_path_factory.mktemp("llano"), START)
    shutil.copy(finish(folder, START), folder / START / "año ✔ Δ.ipynb")
    return folder


def run(folder: Path, *command: str, **variables: str) -> tuple[int, bytes, bytes]:
    environment = os.environ | {"PYTHONUTF8": "0", "COLUMNS": "200"} | variables
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, env=environment, capture_output=True, check=False
    )
    return done.returncode, done.stdout, done.stderr


#: (orden, con qué código termina, qué dice, en qué codificación se lee).
COMMANDS = {
    "check": (("grader", "check", START), 0, "+ bien", "cp1252"),
    "progress": (("grader", "progress"), 0, "+ hecha", "ascii"),
    "entrega": (("grader", "entrega", START), 0, "+ 00_inicio: todo en orden", "cp1252"),
    "error": (("grader", "check", "nada ✔.ipynb"), 2, "x No existe el archivo nada", "ascii"),
    "ayuda": (("grader", "--help"), 0, "Publica y califica", "ascii"),
    "pytest": (("pytest", "--grader", START, "-p", "no:cacheprovider"), 0, "con algo escrito", "ascii"),
}


@pytest.mark.parametrize(("command", "code", "says", "encoding"), COMMANDS.values(), ids=COMMANDS.keys())
def test_commands_in_other_encodings(
    mine: Path, command: tuple[str, ...], code: int, says: str, encoding: str
) -> None:
    ended, output, errors = run(mine, *command, PYTHONIOENCODING=encoding)
    text = (output + errors).decode(encoding)
    assert ended == code, text
    assert says in text
    assert "Traceback" not in text
    assert "\\u" not in text


@pytest.mark.skipif(sys.platform != "linux", reason="es una variable de Linux")
def test_the_plainest_of_terminals(mine: Path) -> None:
    ended, output, _ = run(mine, "grader", "progress", LC_ALL="C", PYTHONCOERCECLOCALE="0")
    assert ended == 0
    assert "no esta aqui" in output.decode("ascii")
