"""Las metas de velocidad y la tabla que dice cuáles se cumplen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from rich.table import Table

Data = Mapping[str, Any]


@dataclass(frozen=True)
class Goal:
    """Una meta: cómo se lee en ``data`` y qué valores valen. ``key`` es la medida de la que depende."""

    title: str
    key: str
    wanted: str
    shown: Callable[[Data], str]
    met: Callable[[Data], bool]


def _network(data: Data) -> float:
    """Lo que cuesta una entrega de la red frente a una de la vuelta de una capa."""
    return data["unit_ms"]["07_red"] / data["unit_ms"]["04_conv_backward"]


def _worst_check(data: Data) -> float:
    return max(data["check_ms"].values())


def _judging_over_import(data: Data) -> float:
    return max(data["check_warm_ms"].values()) / (1000 * data["import_torch_s"])


def _times_faster(data: Data) -> float:
    return data["check_first_asking_cpu_s"] / data["check_first_cpu_s"]


def _smaller(data: Data) -> float:
    return data["environment_mib"]["student"] / data["environment_mib"]["with_pytorch"]


GOALS = (
    Goal(
        "Reloj, con todos los núcleos, frente a nbgrader",
        "ratio_all_cores",
        "≥ 30×",
        lambda d: f"{d['ratio_all_cores']:.1f}×",
        lambda d: d["ratio_all_cores"] >= 30,
    ),
    Goal(
        "Procesador por cuaderno, frente al suelo",
        "cpu_over_floor",
        "≤ 3×",
        lambda d: f"{d['cpu_over_floor']:.2f}×",
        lambda d: d["cpu_over_floor"] <= 3,
    ),
    Goal(
        "Volver a juzgar, frente a calificar (cada cuaderno de más)",
        "rejudge_ratio",
        "≥ 10×",
        lambda d: f"{d['rejudge_ratio']:.1f}×",
        lambda d: d["rejudge_ratio"] >= 10,
    ),
    Goal(
        "Memoria, clase grande frente a pequeña",
        "memory_ratio",
        "≤ 1,05×",
        lambda d: f"{d['memory_ratio']:.3f}×",
        lambda d: d["memory_ratio"] <= 1.05,
    ),
    Goal(
        "Tiempo por cuaderno, clase grande frente a pequeña",
        "time_ratio_per_notebook",
        "≤ 1,1×",
        lambda d: f"{d['time_ratio_per_notebook']:.2f}×",
        lambda d: d["time_ratio_per_notebook"] <= 1.1,
    ),
    Goal(
        "Tiempo por cuaderno, la unidad 7 frente a la 4",
        "unit_ms",
        "≤ 3×",
        lambda d: f"{_network(d):.2f}×",
        lambda d: _network(d) <= 3,
    ),
    Goal(
        "Juzgar una función con un sorteo ya visto, frente a importar PyTorch",
        "check_warm_ms",
        "≤ 0,05",
        lambda d: f"{_judging_over_import(d):.3f}",
        lambda d: _judging_over_import(d) <= 0.05,
    ),
    Goal(
        "Juzgar una función por primera vez",
        "check_ms",
        "< 50 ms",
        lambda d: f"{_worst_check(d):.1f} ms",
        lambda d: _worst_check(d) < 50,
    ),
    Goal(
        "La primera comprobación, con Python recién abierto",
        "check_first_s",
        "< 2 s",
        lambda d: f"{d['check_first_s']:.2f} s",
        lambda d: d["check_first_s"] < 2,
    ),
    Goal(
        "La primera comprobación, frente a preguntar a PyTorch (procesador)",
        "check_first_asking_cpu_s",
        "≥ 5×",
        lambda d: f"{_times_faster(d):.1f}×",
        lambda d: _times_faster(d) >= 5,
    ),
    Goal(
        "Lo que instala un estudiante, frente a lo mismo con PyTorch",
        "environment_mib",
        "≤ 1/3",
        lambda d: f"{_smaller(d):.2f}",
        lambda d: _smaller(d) <= 1 / 3,
    ),
    Goal(
        "Un solo cuaderno, en frío",
        "cold_one_s",
        "< 4 s",
        lambda d: f"{d['cold_one_s']:.2f} s",
        lambda d: d["cold_one_s"] < 4,
    ),
)


def table(data: Data) -> Table:
    """Cada meta medida, con su valor y si se cumple."""
    found = Table(title="Velocidad y gasto", title_justify="left", title_style="bold")
    found.add_column("Qué", overflow="fold")
    found.add_column("Medido", justify="right", no_wrap=True)
    found.add_column("Meta", justify="right", no_wrap=True)
    found.add_column("", no_wrap=True)
    for goal in GOALS:
        if goal.key in data:
            mark = "[green]✔[/]" if goal.met(data) else "[red]✘[/]"
            found.add_row(goal.title, goal.shown(data), goal.wanted, mark)
    return found


def details(data: Data) -> Table:
    """Las medidas por cuaderno de las que salen las razones."""
    found = Table(title="Por cuaderno", title_justify="left", title_style="bold")
    found.add_column("Cómo", overflow="fold")
    found.add_column("Reloj", justify="right", no_wrap=True)
    found.add_column("Procesador", justify="right", no_wrap=True)
    for title, key in (
        ("nbgrader tal cual", "stock"),
        ("grader autograde, un trabajador", "ours_1"),
        ("grader autograde, todos los núcleos", "ours_all"),
        ("grader rejudge, todos los núcleos", "rejudge"),
        ("el suelo", "floor"),
        ("el suelo, con el intérprete ya hecho", "floor_ready"),
    ):
        if f"{key}_cpu_s" in data:
            wall = _ms(data[f"{key}_s"]) if f"{key}_s" in data else "—"
            found.add_row(title, wall, _ms(data[f"{key}_cpu_s"]))
    return found


def stages(data: Data) -> Table:
    """En qué se va nuestro tiempo, etapa por etapa."""
    found = Table(title="En qué se va el tiempo", title_justify="left", title_style="bold")
    found.add_column("Etapa", overflow="fold")
    found.add_column("Por cuaderno", justify="right", no_wrap=True)
    found.add_column("Parte", justify="right", no_wrap=True)
    spent = data.get("stages_ms", {})
    for stage, ms in spent.items():
        found.add_row(stage, f"{ms:.1f} ms", f"{100 * ms / sum(spent.values()):.0f} %")
    return found


def units(data: Data) -> Table:
    """Lo que cuesta un cuaderno de cada unidad."""
    found = Table(title="Cada unidad", title_justify="left", title_style="bold")
    found.add_column("Unidad", overflow="fold")
    found.add_column("Por cuaderno", justify="right", no_wrap=True)
    for unit, ms in data.get("unit_ms", {}).items():
        found.add_row(unit, f"{ms:.1f} ms")
    return found


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.0f} ms"
