"""Enseñar algo a quien está delante: HTML en un cuaderno, texto en una terminal."""

from dataclasses import dataclass
from html import escape
from typing import Any

from grader.judge.render import code_spans
from grader.sandbox.unwritten import shell_here

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
    if shell_here() is None:
        print(view)
        return
    from IPython.display import display

    display(view)
