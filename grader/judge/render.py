"""Un veredicto como texto (terminal) y como HTML (cuaderno).

Los dos cuentan lo mismo y en el mismo orden: los puntos, lo que se reconoce, los criterios, dónde está el
primer fallo y con qué valores.
"""

import re
from html import escape

import numpy as np

from grader.judge import location
from grader.judge.causes import causes
from grader.judge.raising import said_by
from grader.judge.verdict import UNEARNED, CriterionResult, Difference, Verdict
from grader.judge.wording import UNEARNED_MEANS, listed, place, problem_text, unlooked

# Sin colores de fondo propios: así se lee igual en los temas claro y oscuro.
_CELL = "text-align:left;padding:2px 10px;border-bottom:1px solid rgba(127,127,127,.35)"
_TABLE = "margin:4px 0 10px 0;border-collapse:collapse"
_BOX = "border-left:4px solid {color};padding:4px 12px;margin:4px 0;max-width:60em"
_SIDE = "display:inline-block;vertical-align:top;margin:0 24px 4px 0;max-width:100%"
_PRE = "margin:0;overflow-x:auto"
GREEN, ORANGE = "#0a7f5a", "#c2571a"
_MAX_WINDOW = 8


def number(value: float) -> str:
    """Un número sin ceros de sobra: ``10``, ``2.5``."""
    return f"{value:g}"


def headline(verdict: Verdict) -> str:
    """Nombre del ejercicio y puntos, en una línea."""
    mark = "✔" if verdict.passed else "✘"
    return f"{mark} {verdict.exercise}: {number(verdict.points)} de {number(verdict.max_points)} puntos"


def _has_unearned(verdict: Verdict) -> bool:
    return any(c.pending == UNEARNED for c in verdict.criteria)


def _state(criterion: CriterionResult) -> str:
    if criterion.pending:
        return f"– {criterion.pending}"
    return "✔ bien" if criterion.passed else "✘ falla"


def text(verdict: Verdict) -> str:
    """El veredicto para una terminal."""
    states = [_state(c) for c in verdict.criteria]
    wide, width = (max(map(len, column)) for column in (states, [c.name for c in verdict.criteria]))
    lines = [headline(verdict)]
    for said in causes(verdict.diagnosis):
        lines += ["", said.cause, *filter(None, (said.next_step, said.help))]
    lines += [
        "",
        *(
            f"  {state:<{wide}}  {c.name:<{width}}  {number(c.weight if c.passed else 0)}/{number(c.weight)}"
            for state, c in zip(states, verdict.criteria, strict=True)
        ),
    ]
    lines += ["", UNEARNED_MEANS] * _has_unearned(verdict)
    first = verdict.first_failed
    if first:
        lines += ["", *filter(None, ["".join(place(first))]), problem_text(first.problem, verdict.diagnosis)]
    if verdict.first_difference:
        lines += _map_lines(verdict.first_difference) + _array_lines(verdict.first_difference)
    return "\n".join([*lines, *verdict.remarks])


def html(verdict: Verdict, reveal: bool = True) -> str:
    """El veredicto para un cuaderno.

    Con ``reveal=False`` (al calificar) no se muestran los valores esperados ni las entradas secretas.
    """
    parts = [f"<p><strong>{escape(headline(verdict))}</strong></p>"]
    for said in causes(verdict.diagnosis):
        rest = "<br>".join(_inline(t) for t in (said.next_step, said.help) if t)
        parts.append(f"<p><strong>{_inline(said.cause)}</strong>{'<br>' * bool(rest)}{rest}</p>")
    parts.append(_table(verdict))
    parts += [f"<p>{UNEARNED_MEANS}</p>"] * (reveal and _has_unearned(verdict))
    first = verdict.first_failed
    if first and reveal:
        name, given = map(_inline, place(first))
        where = f"<strong>{name}</strong>{given}<br>" if name else ""
        parts.append(f"<p>{where}{_inline(problem_text(first.problem, verdict.diagnosis))}</p>")
        if verdict.first_difference:
            parts += _map_picture(verdict.first_difference) + _arrays(verdict.first_difference)
    elif first:
        parts += [f"<p>{_inline(t)}</p>" for t in _hidden(verdict)]
    parts += [f"<p>{_inline(remark)}</p>" for remark in verdict.remarks]
    box = _BOX.format(color=GREEN if verdict.passed else ORANGE)
    return f"<div style='{box}'>{''.join(parts)}</div>"


def _table(verdict: Verdict) -> str:
    rows = "".join(
        f"<tr><td style='{_CELL}'>{_state(c)}</td><td style='{_CELL}'>{escape(c.name)}</td>"
        f"<td style='{_CELL}'>{number(c.weight if c.passed else 0)} / {number(c.weight)}</td></tr>"
        for c in verdict.criteria
    )
    heads = "".join(f"<th scope='col' style='{_CELL}'>{head}</th>" for head in _HEADS)
    return f"<table style='{_TABLE}'><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


_NUMBERS = re.compile(r"\d\.\d|\[|array|\d{3}")
_HEADS = ("Resultado", "Criterio", "Puntos")


def explanation(verdict: Verdict) -> str:
    """El mensaje sin valores esperados: el error conocido, qué ocurre y dónde, y en qué criterios."""
    return " ".join(paragraphs(verdict))


def paragraphs(verdict: Verdict) -> list[str]:
    """La explicación sin valores, por partes."""
    if verdict.passed:
        return [verdict.message]
    return [*map(str, causes(verdict.diagnosis)), *_hidden(verdict)]


def _hidden(verdict: Verdict) -> list[str]:
    """Qué ocurre, sin los valores ni las entradas con las que se califica, y en qué criterios."""
    problem = verdict.first_problem
    told = problem.text
    if problem.error and said_by(problem.error) and _NUMBERS.search(problem.error.message):
        # un mensaje escrito por el estudiante podría llevar las entradas con las que se califica
        told = told.replace(said_by(problem.error), "mensaje con valores, que no mostramos")
    if problem.difference is not None:
        told = f"Hay valores que no coinciden. {problem.difference.where}".rstrip()
    if problem.advice and not verdict.mistakes:
        told += f" {problem.advice}"
    failed = [c.name for c in verdict.criteria if c.failed]
    parts = [told]
    if failed and len(failed) < len(verdict.criteria):
        parts.append(f"{'Falla' if len(failed) == 1 else 'Fallan'} {listed(failed, len(failed))}.")
    return [*parts, *unlooked(verdict.criteria)]


def code_spans(escaped: str) -> str:
    """Pasa a ``<code>`` los trozos `entre acentos graves` de un texto ya escapado."""
    pieces = escaped.split("`")
    if len(pieces) % 2 == 0:
        return escaped
    return "".join(f"<code>{p}</code>" if i % 2 else p for i, p in enumerate(pieces))


def _inline(plain: str) -> str:
    return code_spans(escape(plain))


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
    title = _inline(_map_title(difference))
    wrong = int((~difference.plane).sum())
    label = (
        f"{_map_title(difference).replace('`', '')}: no coinciden {wrong} de {difference.plane.size} valores"
    )
    drawn = location.drawing(difference.plane)
    return [f"<p>{title} (✘ no coincide):</p><pre role='img' aria-label='{escape(label)}'>{drawn}</pre>"]


def _shown(difference: Difference) -> list[tuple[str, str]]:
    """Los arrays con los que se puede rehacer la cuenta a mano, y la cuenta."""
    windows = [(n, a) for n, a in difference.windows if 0 < a.ndim <= 3 and max(a.shape) <= _MAX_WINDOW]
    every = (*difference.inputs, *windows)
    return [(name, np.array2string(array.squeeze(), precision=4)) for name, array in every]


def _array_lines(difference: Difference) -> list[str]:
    lines = [line for name, drawn in _shown(difference) for line in ("", f"{name}:", drawn)]
    return [*lines, *(["", f"La cuenta: {difference.sum}"] * bool(difference.sum))]


def _arrays(difference: Difference) -> list[str]:
    parts = [
        f"<div style='{_SIDE}'>{escape(name)}:<pre style='{_PRE}'>{escape(drawn)}</pre></div>"
        for name, drawn in _shown(difference)
    ]
    return [*parts, *([f"<p>La cuenta: {escape(difference.sum)}</p>"] * bool(difference.sum))]
