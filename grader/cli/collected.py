"""Lo que se dice de una recogida: la tabla, lo que no se recogió y a quién pedírselo."""

from collections import Counter
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table

from grader.cli.app import console, printable, say, say_list

if TYPE_CHECKING:
    from grader.course.collecting.incoming import Report

STATUS = {
    "new": "recogida",
    "replaced": "sustituye a la anterior",
    "same": "ya estaba",
    "team": "la de su grupo",
    "older": "más antigua: no se usa",
    "missing": "sin cuaderno de la unidad",
    "error": "no se pudo recoger",
}
#: Con más archivos sin recoger, la terminal enseña estos y el JSON, todos.
MAX_SKIPPED = 40
MAX_PATH = 160


def print_report(report: "Report", json_file: Path | None, zone: tzinfo) -> None:
    """La tabla de quién entregó qué y, debajo, lo que hay que mirar."""
    from grader.course.clock import shown
    from grader.course.collecting.names import visible

    table = Table(title=report.unit, title_justify="left", title_style="bold")
    for head in ("Estudiante", "Nombre", "Resultado", "Cuaderno", "Entregado"):
        table.add_column(head, overflow="fold")
    for row in report.rows:
        notebook = visible(row.notebook.rpartition("/")[2])
        when = shown(datetime.fromisoformat(row.submitted), zone) if row.submitted else ""
        cells = (row.student, row.name, STATUS[row.status], notebook, when)
        table.add_row(*(escape(printable(c)) for c in cells))
    console.print(table)
    for row in report.rows:
        for notice in row.notices:
            say(f"  {row.student}: {notice}")
    if report.skipped:
        say(f"Archivos sin recoger: {len(report.skipped)}.")
    for skipped in report.skipped[:MAX_SKIPPED]:
        say(f"  {_shortened(skipped.path)}: {skipped.reason}")
    if len(report.skipped) > MAX_SKIPPED:
        where = f"en {json_file}" if json_file else "con --json ARCHIVO"
        say(f"  … y {len(report.skipped) - MAX_SKIPPED} más, {where}")
    _print_refused(report)
    say_list("Sin entrega", report.absent)
    for notice in report.notices:
        say(notice)
    counts = Counter(r.status for r in report.rows)
    say(" · ".join(f"{STATUS[status]}: {n}" for status, n in counts.items()))


def _print_refused(report: "Report") -> None:
    """Quienes entregaron otra cosa, por clases, sus direcciones y un texto que pegar para pedírselo."""
    from grader.course.collecting.refusals import by_kind, request

    others = [row for row in report.rows if row.refused]
    if not others:
        return
    say(f"Entregaron otra cosa ({len(others)}), que no es lo mismo que no entregar:")
    for kind, count in by_kind(row.refused for row in others).items():
        say(f"  {count} · {kind}: {', '.join(row.student for row in others if row.refused == kind)}")
    say(f"  Direcciones: {'; '.join(row.email or row.student for row in others)}")
    say("  Texto para pedírselo:")
    for line in request(report.unit, (row.refused for row in others)):
        say(f"    {line}")


def _shortened(path: str) -> str:
    return path if len(path) <= MAX_PATH else f"{path[: MAX_PATH // 2]}…{path[-MAX_PATH // 2 :]}"
