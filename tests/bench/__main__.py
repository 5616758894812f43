"""``python -m tests.bench``: mide la velocidad y el gasto del corrector y dice qué metas se cumplen."""

import argparse
import json
import tempfile
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from tests.bench import campaign, goals


def main() -> None:
    """Mide, escribe el JSON y muestra las tablas."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notebooks", type=int, help="cuántas entregas se califican (por omisión, 464)")
    parser.add_argument("--stock", type=int, help="cuántas de ellas califica también nbgrader (120)")
    parser.add_argument("--large", type=int, help="entregas de la clase grande al medir la memoria (2000)")
    parser.add_argument("--json", type=Path, default=Path("build/bench.json"))
    parser.add_argument("--short", action="store_true", help="clases pequeñas, para mirar que funciona")
    options = parser.parse_args()
    sizes = campaign.SHORT if options.short else campaign.FULL
    if options.notebooks:
        sizes = replace(sizes, notebooks=options.notebooks, stages=min(sizes.stages, options.notebooks))
    if options.stock:
        sizes = replace(sizes, stock=options.stock)
    if options.large:
        sizes = replace(sizes, large=options.large)
    console = Console()
    with tempfile.TemporaryDirectory(prefix="grader-bench-") as folder, console.status("") as status:
        data = campaign.measure(Path(folder), sizes, lambda what: status.update(f"Midiendo {what}…"))
    options.json.parent.mkdir(parents=True, exist_ok=True)
    options.json.write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")
    for found in (goals.table(data), goals.details(data), goals.stages(data), goals.units(data)):
        console.print(found)
    console.print(
        f"{data['notebooks']} entregas; {data['stock_notebooks']} con nbgrader. Datos: {options.json}",
        markup=False,
        highlight=False,
        soft_wrap=True,
    )


if __name__ == "__main__":
    main()
