"""Curvas de un entrenamiento: la pérdida en cada paso, y cuánto se separan dos redes que empiezan iguales."""

import hashlib
import io
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from grader.figures.sketch import GREY, INK, Figure

_DPI, _COLORS = 110, 64
_LINES = (("#0072B2", "-"), ("#E69F00", "--"), ("#009E73", ":"), ("#CC79A7", "-."))
_ROUND_OFF = 1e-17  # lo que se dibuja de una diferencia que es 0
TOLERANCE = 1e-10


def losses(curves: Mapping[str, Sequence[float]], top: float = 0.0) -> Figure:
    """La pérdida de cada paso, con una línea por entrenamiento: ``losses({"el tuyo": [2.3, 2.1]})``.

    Con ``top``, el dibujo acaba en esa pérdida, y lo mayor se sale por arriba.
    """
    drawing, (axes,) = _page(1)
    _draw_losses(axes, curves)
    if top:
        axes.set_ylim(0, top)
    said = "; ".join(_told(name, values) for name, values in curves.items())
    return _finish(drawing, f"Pérdida en cada paso de un entrenamiento. {said}.", curves)


def twins(ours: Sequence[float], theirs: Sequence[float], differences: Sequence[float]) -> Figure:
    """Arriba, la pérdida de las dos redes; abajo, con escala logarítmica, la mayor diferencia entre ellas."""
    drawing, (above, below) = _page(2)
    curves = {"NumPy": ours, "PyTorch": theirs}
    _draw_losses(above, curves)
    steps = np.arange(1, len(differences) + 1)
    below.semilogy(steps, np.maximum(differences, _ROUND_OFF), color=_LINES[2][0], lw=1.2)
    below.axhline(TOLERANCE, color=GREY, ls="--", lw=1)
    below.text(1, TOLERANCE * 2, "tolerancia: 1e-10", size=8, color=GREY)
    below.set_ylim(1e-18, 1e-8)
    below.set_ylabel("mayor diferencia", size=9)
    below.set_xlabel("paso", size=9)
    close = max(differences, default=0.0) < TOLERANCE
    verdict = "no pasa nunca de 1e-10" if close else "pasa de 1e-10"
    said = "; ".join(_told(name, values) for name, values in curves.items())
    return _finish(
        drawing,
        f"Arriba, la pérdida en cada paso de las dos redes, una línea sobre la otra. {said}. Abajo, la mayor "
        f"diferencia entre sus pérdidas y parámetros: {verdict}.",
        {**curves, "cerca": [float(close)]},
    )


def _page(rows: int) -> tuple[Any, list[Any]]:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure as Drawing

    drawing = Drawing(figsize=(6.8, 1.1 + 2.0 * rows), dpi=_DPI, facecolor="white", layout="constrained")
    FigureCanvasAgg(drawing)
    panels = list(np.atleast_1d(drawing.subplots(rows, 1, sharex=True)))
    for axes in panels:
        axes.tick_params(labelsize=8, colors=INK)
        axes.grid(color="#E4E4E4", lw=0.6)
        axes.spines[["top", "right"]].set_visible(False)
    panels[-1].set_xlabel("paso", size=9)
    return drawing, panels


def _draw_losses(axes: Any, curves: Mapping[str, Sequence[float]]) -> None:
    for (name, values), (color, style) in zip(curves.items(), _LINES, strict=False):
        broken = np.flatnonzero(~np.isfinite(values))
        label = f"{name}: no es un número desde el paso {broken[0] + 1}" if len(broken) else name
        axes.plot(np.arange(1, len(values) + 1), values, style, color=color, lw=1.5, label=label)
    axes.set_ylabel("pérdida", size=9)
    # encima del dibujo: dentro, con cuatro líneas cae sobre alguna
    axes.legend(fontsize=9, frameon=False, loc=8, bbox_to_anchor=(0.5, 1), ncols=len(_LINES))


def _told(name: str, values: Sequence[float]) -> str:
    """Una curva en palabras: sus extremos y su menor y mayor valor, o desde dónde no es un número."""
    if not len(values):
        return f"{name}: sin pasos"
    broken = np.flatnonzero(~np.isfinite(values))
    if len(broken):
        return f"{name}: empieza en {values[0]:.2f} y en el paso {broken[0] + 1} deja de ser un número"
    ends = f"de {values[0]:.2f} a {values[-1]:.2f} en {len(values)} pasos"
    return f"{name}: {ends}, entre {min(values):.2f} y {max(values):.2f}"


def _finish(drawing: Any, alt: str, curves: Mapping[str, Sequence[float]]) -> Figure:
    from PIL import Image

    drawing.canvas.draw()
    target = io.BytesIO()
    image = Image.fromarray(np.asarray(drawing.canvas.buffer_rgba())).convert("RGB")
    image.quantize(_COLORS).save(target, "PNG", optimize=True, dpi=(_DPI, _DPI))
    # de los valores, dos decimales de uno de cada diez: lo que dos procesadores redondean igual
    gist = repr([(name, [f"{v:.2f}" for v in values[::10]]) for name, values in curves.items()])
    return Figure(target.getvalue(), alt, hashlib.sha256(gist.encode()).hexdigest()[:8])
