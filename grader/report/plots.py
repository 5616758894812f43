"""Las figuras del informe: SVG sin guiones, en claro y en oscuro, con su texto alternativo."""

import base64
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from grader.report.contents import CriterionReport, ExerciseReport, UnitReport

MAX_BARS = 15
_WIDTH = 9.0
#: texto, rejilla, y las tres barras: todo, parte y nada
_LIGHT = ("#1b1f24", "#d0d7de", "#0a7f5a", "#c8891a", "#b3402a")
_DARK = ("#e6edf3", "#3d444d", "#3fbf8f", "#e0b050", "#f08070")
_HATCHES = ("", "//", "xx")


@dataclass(frozen=True)
class Plot:
    """Una figura: su imagen en claro y en oscuro, como direcciones ``data:``, y lo que se ve en ella."""

    light: str
    dark: str
    alternative: str


def histograms(units: Sequence[UnitReport]) -> Plot | None:
    """Un histograma de notas por unidad, todos con el mismo eje; ``None`` si no hay notas."""
    shown = [u for u in units if u.marks]
    if not shown:
        return None
    columns = min(len(shown), 3)
    lines = -(-len(shown) // columns)
    top = max(max(u.histogram) for u in shown)

    def draw(figure: Figure, colours: Sequence[str]) -> None:
        grid = figure.subplots(lines, columns, squeeze=False, sharex=True, sharey=True)
        for axes, unit in zip(grid.flat, shown, strict=False):
            _clean(axes, colours)
            axes.bar([5 + 10 * i for i in range(len(unit.histogram))], unit.histogram, 9, color=colours[2])
            axes.set_title(f"{unit.name} (n = {unit.marks.count})", color=colours[0], fontsize=11)
            axes.set(xlim=(0, 100), ylim=(0, top * 1.1), xticks=(0, 50, 100))
            axes.yaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
            axes.axvline(100 * unit.marks.median, color=colours[0], linestyle="--", linewidth=1.2)
        for axes in grid.flat[len(shown) :]:
            axes.set_axis_off()
        figure.supxlabel("% de los puntos automáticos (la raya es la mediana)", color=colours[0], fontsize=11)
        figure.supylabel("entregas", color=colours[0], fontsize=11)

    medians = "; ".join(f"{u.name}, mediana del {u.marks.median:.0%}" for u in shown)
    return _plot(draw, 2.2 * lines + 0.5, f"Histogramas de notas por unidad: {medians}.")


def outcomes(found: Sequence[ExerciseReport]) -> Plot | None:
    """Una barra por ejercicio: qué parte de las entregas tiene todos los puntos, algunos o ninguno."""
    shown = [e for e in found if e.submissions]
    if not shown:
        return None

    def draw(figure: Figure, colours: Sequence[str]) -> None:
        axes = figure.subplots()
        _clean(axes, colours, "x")
        left = [0.0] * len(shown)
        for i, (label, part) in enumerate(
            (("todos los puntos", "full"), ("una parte", "some"), ("0", "none"))
        ):
            widths = [100 * getattr(e, part) / e.submissions for e in shown]
            axes.barh(
                range(len(shown)), widths, 0.7, left, color=colours[2 + i], label=label,
                hatch=_HATCHES[i], edgecolor=colours[0], linewidth=0.4,
            )  # fmt: skip
            left = [a + b for a, b in zip(left, widths, strict=True)]
        axes.set_yticks(range(len(shown)), [f"{e.name} ({e.submissions})" for e in shown])
        axes.set(xlim=(0, 100), ylim=(len(shown) - 0.4, -0.6))
        axes.set_xlabel("% de las entregas", color=colours[0])
        legend = axes.legend(loc="center", bbox_to_anchor=(0.4, 1.06), ncols=3, frameon=False)
        for text in legend.get_texts():
            text.set_color(colours[0])

    words = "; ".join(f"{e.name}, {e.full} de {e.submissions}" for e in shown)
    return _plot(draw, 0.34 * len(shown) + 1.2, f"Entregas con todos los puntos en cada ejercicio: {words}.")


def failures(found: Sequence[CriterionReport]) -> Plot | None:
    """Los criterios que más fallan en las entregas que tienen bien algo del ejercicio."""
    shown = [c for c in found if c.failed_started][:MAX_BARS]
    if not shown:
        return None

    def draw(figure: Figure, colours: Sequence[str]) -> None:
        axes = figure.subplots()
        _clean(axes, colours, "x")
        shares = [100 * c.share for c in shown]
        axes.barh(range(len(shown)), shares, 0.7, color=colours[4])
        axes.set_yticks(range(len(shown)), [f"{c.exercise} · {c.name}" for c in shown])
        axes.set(xlim=(0, 100), ylim=(len(shown) - 0.4, -0.6))
        for place, criterion in enumerate(shown):
            text = f"{criterion.failed_started} de {criterion.started}"
            axes.text(min(shares[place] + 1, 88), place, text, va="center", color=colours[0], fontsize=9)
        axes.set_xlabel("% de las entregas empezadas que no lo cumplen", color=colours[0])

    words = "; ".join(f"{c.exercise}, {c.name}, {c.failed_started} de {c.started}" for c in shown[:5])
    return _plot(draw, 0.34 * len(shown) + 0.9, f"Los criterios que más fallan. Los primeros: {words}.")


def _clean(axes: Axes, colours: Sequence[str], grid: str = "y") -> None:
    axes.grid(axis=grid, color=colours[1], linewidth=0.8)
    axes.set_axisbelow(True)
    axes.set_facecolor("none")
    axes.tick_params(colors=colours[0], length=0)
    for side in axes.spines.values():
        side.set_visible(False)


def _plot(draw: Callable[[Figure, Sequence[str]], None], height: float, alternative: str) -> Plot:
    light, dark = (_svg(draw, height, colours) for colours in (_LIGHT, _DARK))
    return Plot(light, dark, alternative)


def _svg(draw: Callable[[Figure, Sequence[str]], None], height: float, colours: Sequence[str]) -> str:
    style = {"svg.fonttype": "none", "svg.hashsalt": "informe", "font.family": "sans-serif", "font.size": 10}
    with rc_context(style):
        figure = Figure(figsize=(_WIDTH, height), layout="constrained", facecolor="none")
        FigureCanvasSVG(figure)
        draw(figure, colours)
        file = io.BytesIO()
        figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    return "data:image/svg+xml;base64," + base64.b64encode(file.getvalue()).decode()
