"""Leer una página HTML sin navegador: sus etiquetas, sus atributos y el texto de sus tablas."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from grader import cli

STILL = "* { transition: none !important; animation: none !important }"  # un color a medio cambiar es otro
TWO_FRAMES = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


@dataclass
class Page(HTMLParser):
    """Una página leída: ``tags`` son las etiquetas con sus atributos; ``tables``, filas de celdas."""

    source: str
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    tables: list[list[list[str]]] = field(default_factory=list)
    text: str = ""
    in_cell: bool = False

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.source)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")
            self.in_cell = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self.in_cell = False

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.in_cell:
            self.tables[-1][-1][-1] += data

    def table(self, *heads: str) -> list[list[str]]:
        """Las filas, sin la cabecera, de la primera tabla cuyas primeras columnas se llaman ``heads``."""
        found = next(t for t in self.tables if [c.strip() for c in t[0][: len(heads)]] == list(heads))
        return [[" ".join(cell.split()) for cell in row] for row in found[1:]]

    def inert(self) -> bool:
        """Si nada de la página ejecuta ni carga algo que no sea su único guion y sus figuras."""
        scripts = [attributes for tag, attributes in self.tags if tag == "script"]
        names = {name for _, attributes in self.tags for name in attributes}
        places = [a.get(n) or "" for _, a in self.tags for n in ("src", "srcset", "href") if n in a]
        return (
            scripts == [{}]
            and not any(name.startswith("on") for name in names)
            and "style" not in names
            and all(place.startswith(("data:image/svg+xml;base64,", "#")) for place in places)
            and not {"iframe", "object", "embed", "form", "base", "link"} & {tag for tag, _ in self.tags}
        )


def run_here(monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> int:
    """La orden ``grader`` en este proceso, que ya tiene cargadas las bibliotecas; da su código de salida."""
    monkeypatch.setattr("sys.argv", ["grader", *map(str, arguments)])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    return int(stopped.value.code or 0)


def serious_problems(browser: Any, path: Path) -> list[tuple[str, str]]:
    """Lo grave que axe encuentra en la página, en claro y en oscuro, con todo desplegado."""
    context = browser.new_context(bypass_csp=True)  # axe se inyecta como guion
    page = context.new_page()
    page.goto(path.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    page.add_style_tag(content=STILL)
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.evaluate(TWO_FRAMES)
        found += serious_in(page)
    context.close()
    return found


def serious_in(page: Any, *selectors: str) -> list[tuple[str, str]]:
    """Lo grave que axe encuentra en una página abierta o, si se dan, en lo que eligen ``selectors``."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    problems = axe.run(page, {"include": [[s] for s in selectors]} if selectors else None)
    return [
        (v["id"], v["nodes"][0]["html"])
        for v in problems.response["violations"]
        if v["impact"] in ("serious", "critical")
    ]
