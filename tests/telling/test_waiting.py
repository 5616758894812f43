"""Una comprobación que no acaba: se avisa, y al interrumpirla se dice en qué línea estaba."""

import time
from typing import Any

import numpy as np
import pytest

from grader import check, checking
from grader.sandbox.alarm import TimeUp
from grader.telling import waiting


def zero_padding(X: np.ndarray, pad: int) -> np.ndarray:
    raise KeyboardInterrupt


def test_when_interrupted_it_says_where_the_function_was() -> None:
    with pytest.raises(waiting.Interrupted, match=r"línea \d+: `raise KeyboardInterrupt`") as caught:
        check(zero_padding)
    assert caught.value._render_traceback_() == [str(caught.value)]


def test_outside_the_function_there_is_no_line_to_say(monkeypatch: pytest.MonkeyPatch) -> None:
    """Por ejemplo, mientras se busca qué error tiene."""
    ours: dict[str, Any] = {}
    exec(compile("def evaluate(*_, **__): raise KeyboardInterrupt", waiting.__file__, "exec"), ours)
    monkeypatch.setattr(checking, "evaluate", ours["evaluate"])
    with pytest.raises(waiting.Interrupted, match="vuelve a ejecutar"):
        check(zero_padding)


def test_a_time_limit_is_not_an_interruption() -> None:
    with pytest.raises(TimeUp), waiting.waited("convolve"):
        raise TimeUp


def test_it_speaks_only_when_it_takes_long(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with waiting.waited("convolve"):
        pass
    assert capsys.readouterr().out == ""
    monkeypatch.setattr(waiting, "PATIENCE", 0.01)
    with waiting.waited("convolve"):
        time.sleep(0.5)
    assert capsys.readouterr().out.count("`convolve` lleva") == 1


def test_without_threads_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def impossible(_: object) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(waiting.threading.Timer, "start", impossible)
    with waiting.waited("convolve"):
        pass
