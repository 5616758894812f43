"""Cómo se cuenta una campaña: la tabla, con columnas por nivel de aislamiento, los totales y los detalles."""

from collections.abc import Iterator, Mapping
from typing import Any

from rich.table import Table

from tests.attacks.corpus import FAMILIES

Summary = dict[str, Any]
_COUNTED = ("tried", "gained", "leaked", "unbounded", "glimpsed", "honest", "honest_kept")
_SHOWN = {
    "gained": "ganan puntos",
    "leaked": "filtran",
    "unbounded": "gastan sin tope",
    "glimpsed": "ven que existe",
}
_TOLD = ("gained", "leaked", "unbounded", "glimpsed", "unexplained", "wronged", "unfinished")


def table(levels: Mapping[str, Summary]) -> Table:
    """Familia × intentos y, con cada aislamiento, cuántos ganan, filtran, gastan de más o ven nombres."""
    first = next(iter(levels.values()))
    shown = Table(title="Campaña de ataques", title_justify="left", caption=" · ".join(_SHOWN.values()))
    shown.add_column("Familia")
    shown.add_column("Intentos", justify="right")
    for level in levels:
        shown.add_column(level, justify="right")

    def numbers(family: str) -> list[str]:
        rows = [one["families"][family] if family else one for one in levels.values()]
        return [" · ".join(str(row[name]) for name in _SHOWN) for row in rows]

    for family, row in first["families"].items():
        if row["tried"]:
            shown.add_row(FAMILIES[family], str(row["tried"]), *numbers(family))
    shown.add_section()
    shown.add_row("total", str(first["tried"]), *numbers(""))
    return shown


def together(levels: Mapping[str, Summary]) -> Summary:
    """El resumen de todos los niveles: los números sumados y, en ``levels``, cada uno."""
    summed: Summary = {name: sum(one[name] for one in levels.values()) for name in _COUNTED}
    for name in ("changed", "left"):
        summed[name] = [f"{level}: {line}" for level, one in levels.items() for line in one[name]]
    summed["finished"] = all(one["finished"] for one in levels.values())
    return summed | {"levels": dict(levels)}


def succeeded(summary: Summary) -> bool:
    """Si ningún ataque consiguió nada y nadie honrado perdió nada."""
    clean = not any(summary[k] for k in ("gained", "leaked", "unbounded", "changed", "left"))
    return clean and summary["finished"] and summary["honest"] == summary["honest_kept"]


def lines(level: str, summary: Summary) -> Iterator[str]:
    """Lo que merece la pena mirar de una campaña, en una línea cada cosa."""
    for name in _TOLD:
        found = summary["details"][name]
        told = [f"{k}: {v}" for k, v in found.items()] if isinstance(found, dict) else found
        yield from (f"  {name} · {line}" for line in told)
    for name in ("changed", "left"):
        yield from (f"  {name} · {line}" for line in summary[name][:60])
    yield (
        f"{level} · honradas intactas: {summary['honest_kept']} de {summary['honest']} · "
        f"lo más que gastó un trabajador por una entrega: {summary['most_processor']:.0f} s de procesador y "
        f"{summary['most_memory'] / 2**20:.0f} MiB · {summary['seconds']} s"
    )
