"""Un veredicto como texto (terminal) y como HTML (cuaderno)."""

import re
from html import escape

import numpy as np

from grader.judge import location
from grader.judge.verdict import CriterionResult, Difference, Verdict
from grader.judge.wording import advice

# Sin colores de fondo propios: así se lee igual en los temas claro y oscuro.
_CELL = "text-align:left;padding:2px 10px;border-bottom:1px solid rgba(127,127,127,.35)"
_TABLE = "margin:4px 0 10px 0;border-collapse:collapse"
_BOX = "border-left:4px solid {color};padding:4px 12px;margin:4px 0;max-width:60em"
_GREEN, _ORANGE = "#0a7f5a", "#c2571a"
_MAX_WINDOW = 8


def number(value: float) -> str:
    """Un número sin ceros de sobra: ``10``, ``2.5``."""
    return f"{value:g}"


def headline(verdict: Verdict) -> str:
    """Nombre del ejercicio y puntos, en una línea."""
    mark = "✔" if verdict.passed else "✘"
    return f"{mark} {verdict.exercise}: {number(verdict.points)} de {number(verdict.max_points)} puntos"


def _state(criterion: CriterionResult) -> str:
    return "✔ bien" if criterion.passed else "✘ falla"


def text(verdict: Verdict) -> str:
    """El veredicto para una terminal: cabecera, criterios y explicación."""
    width = max(len(c.name) for c in verdict.criteria)
    lines = [headline(verdict)]
    lines += [
        f"  {_state(c):<8} {c.name:<{width}}  {number(c.weight if c.passed else 0)}/{number(c.weight)}"
        for c in verdict.criteria
    ]
    if not verdict.passed:
        lines += ["", verdict.message]
        if verdict.first_difference:
            lines += _map_lines(verdict.first_difference) + _window_lines(verdict.first_difference)
    return "\n".join([*lines, *verdict.remarks])


def html(verdict: Verdict, reveal: bool = True) -> str:
    """El veredicto para un cuaderno: tabla de criterios y explicación.

    Con ``reveal=False`` (al calificar) no se muestran los valores esperados ni las entradas secretas.
    """
    rows = "".join(
        f"<tr><td style='{_CELL}'>{_state(c)}</td><td style='{_CELL}'>{escape(c.name)}</td>"
        f"<td style='{_CELL}'>{number(c.weight if c.passed else 0)} / {number(c.weight)}</td></tr>"
        for c in verdict.criteria
    )
    heads = "".join(f"<th scope='col' style='{_CELL}'>{head}</th>" for head in _HEADS)
    table = f"<table style='{_TABLE}'><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    parts = [f"<p><strong>{escape(headline(verdict))}</strong></p>", table]
    if not verdict.passed:
        parts.append(f"<p>{code_spans(escape(verdict.message if reveal else explanation(verdict)))}</p>")
        if reveal and verdict.first_difference:
            parts += _map_picture(verdict.first_difference) + _window_tables(verdict.first_difference)
    parts += [f"<p>{escape(remark)}</p>" for remark in verdict.remarks]
    box = _BOX.format(color=_GREEN if verdict.passed else _ORANGE)
    return f"<div style='{box}'>{''.join(parts)}</div>"


_NUMBERS = re.compile(r"\d\.\d|\[|array|\d{3}")
_HEADS = ("Resultado", "Criterio", "Puntos")


def explanation(verdict: Verdict) -> str:
    """El mensaje sin valores esperados: qué criterios fallan, el error de Python y el error conocido."""
    return " ".join(paragraphs(verdict))


def paragraphs(verdict: Verdict) -> list[str]:
    """La explicación, por partes: qué ocurre y dónde, en qué criterios y con qué error conocido coincide."""
    failed = [c.name for c in verdict.criteria if not c.passed]
    if not failed:
        return [verdict.message]
    problem = verdict.first_problem
    difference = problem.difference
    text = problem.text
    if problem.error and _NUMBERS.search(problem.error.message):
        # un mensaje escrito por el estudiante podría llevar las entradas con las que se califica
        text = text.replace(problem.error.message.partition("\n")[0], "mensaje con valores, que no mostramos")
    if difference is not None:
        text = f"Hay valores que no coinciden. {difference.where}".rstrip()
    paragraphs = [text]
    if len(failed) < len(verdict.criteria):
        paragraphs.append(f"Falla en: {', '.join(failed)}.")
    if verdict.mistakes:
        paragraphs.append(advice(verdict.mistakes))
    return paragraphs


def code_spans(escaped: str) -> str:
    """Pasa a ``<code>`` los trozos `entre acentos graves` de un texto ya escapado."""
    pieces = escaped.split("`")
    if len(pieces) % 2 == 0:
        return escaped
    return "".join(f"<code>{p}</code>" if i % 2 else p for i, p in enumerate(pieces))


def _small(array: np.ndarray) -> bool:
    return array.ndim <= 2 and max(array.shape, default=1) <= _MAX_WINDOW


def _map_title(difference: Difference) -> str:
    output = difference.output.replace("La salida", "la salida")
    return ", ".join(filter(None, (f"Mapa de {output}", difference.plane_name)))


def _map_lines(difference: Difference) -> list[str]:
    if difference.plane is None:
        return []
    return ["", f"{_map_title(difference)} (✘ no coincide):", location.drawing(difference.plane)]


def _map_picture(difference: Difference) -> list[str]:
    """El mapa es un dibujo: quien usa un lector de pantalla oye el título y la cuenta."""
    if difference.plane is None:
        return []
    title = code_spans(escape(_map_title(difference)))
    wrong = int((~difference.plane).sum())
    label = (
        f"{_map_title(difference).replace('`', '')}: no coinciden {wrong} de {difference.plane.size} valores"
    )
    drawn = location.drawing(difference.plane)
    return [f"<p>{title} (✘ no coincide):</p><pre role='img' aria-label='{escape(label)}'>{drawn}</pre>"]


def _window_lines(difference: Difference) -> list[str]:
    lines = []
    for name, array in difference.windows:
        if _small(array):
            lines += ["", f"{name}:", np.array2string(array, precision=3)]
    return lines


def _window_tables(difference: Difference) -> list[str]:
    return [
        f"<p>{escape(name)}:</p><pre>{escape(np.array2string(array, precision=3))}</pre>"
        for name, array in difference.windows
        if _small(array)
    ]
