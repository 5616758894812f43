"""Enseñar algo a quien está delante: HTML en un cuaderno, texto en una terminal."""

import sys
from dataclasses import dataclass
from html import escape
from typing import Any

from grader.judge.render import code_spans

#: El color de lo que no es ni un acierto ni un fallo.
GREY = "#5b6b82"


@dataclass(frozen=True)
class Note:
    """Un aviso corto. En ``text``, lo que va entre acentos graves es código."""

    text: str
    color: str

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        lines = "<br>".join(code_spans(escape(line)) for line in self.text.splitlines())
        return (
            f"<div style='border-left:4px solid {self.color};padding:4px 12px;max-width:60em'>{lines}</div>"
        )


def show(view: Any) -> None:
    """Muestra ``view`` en la celda que se ejecuta o, fuera de un cuaderno, lo escribe."""
    if "IPython" in sys.modules:
        from IPython import get_ipython
        from IPython.display import display

        if get_ipython() is not None:
            display(view)
            return
    print(view)
