"""Lo que comparten las pruebas de las órdenes del estudiante."""

import sys
from pathlib import Path

import pytest

from grader.cli import main


@pytest.fixture
def grader(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture):
    """La orden ``grader``, en este proceso: (código de salida, lo que escribe)."""

    def call(*arguments: str | Path) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["grader", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        return ended.value.code or 0, capsys.readouterr().out

    return call
