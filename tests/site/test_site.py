"""El sitio entero: no dice ninguna respuesta, no pide nada a la red, y todo lo suyo lleva a algún lado."""

import json
import re
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

from grader import exercises
from tests.kit import answers, prose
from tests.kit.pages import Page, serious_problems
from tests.kit.sample_class import ROOT
from tests.kit.whole import WHOLE
from tests.site.conftest import REPOSITORY

UNITS = prose.units()
UNIT = "notebooks/01_padding/padding.html"
MANUAL = "docs/docente.html"
#: Lo que un navegador pide solo, sin que nadie pulse nada.
LOADED = {"img": "src", "script": "src", "link": "href", "iframe": "src", "source": "src", "video": "src"}
BUTTONS = ("https://colab.research.google.com/github/", "https://mybinder.org/v2/gh/")


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    """Las páginas del sitio, por su nombre, sin la de JupyterLite."""
    paths = [p for p in sorted(site.rglob("*.html")) if "_static" not in p.parts and "lite" not in p.parts]
    return {p.relative_to(site).as_posix(): Page(p.read_text("utf-8")) for p in paths}


def test_no_answer_is_in_the_site(site: Path) -> None:
    assert len(answers.answers()) > 400
    assert answers.found_in(site) == set()


def test_an_answer_would_be_seen(tmp_path: Path) -> None:
    """También en color, partida en etiquetas, como la escribe Sphinx."""
    wanted = {"solucion-zero-padding", "pregunta-relleno", "check-counterexample-padding"}
    for piece, place in answers.answers().items():
        if place in wanted:
            marked = "".join(f"<span>{escape(letter)}</span>" for letter in piece)
            (tmp_path / f"{place}.html").write_text(f"<pre>{marked}</pre>", "utf-8")
            (tmp_path / f"{place}.js").write_text(f"Search({json.dumps(piece, ensure_ascii=False)})", "utf-8")
    expected = {(f"{place}{kind}", place) for place in wanted for kind in (".html", ".js")}
    assert expected <= answers.found_in(tmp_path)


def test_what_was_there_before_is_gone(site: Path, pages: dict[str, Page]) -> None:
    """Nada de otra vez, ni los cuadernos tal cual: solo las páginas y JupyterLite."""
    assert not (site / "vieja.html").exists()
    left = [p for p in site.rglob("*") if p.suffix in (".ipynb", ".md", ".py", ".txt")]
    assert [p for p in left if not p.name.endswith(".LICENSE.txt")] == []
    assert {f"notebooks/{u}/{u.partition('_')[2]}.html" for u in UNITS} < set(pages)


def test_nothing_outside_is_asked_for(pages: dict[str, Page]) -> None:
    """Los únicos enlaces de fuera son los botones y los que escriben los documentos."""
    asked = [
        (name, attributes[LOADED[tag]])
        for name, page in pages.items()
        for tag, attributes in page.tags
        if tag in LOADED and re.match(r"(https?:)?//", attributes.get(LOADED[tag]) or "")
    ]
    assert asked == []
    links = {a["href"] for p in pages.values() for tag, a in p.tags if tag == "a" and a.get("href")}
    outside = {link for link in links if link.startswith(("http", "//"))}
    buttons = {link for link in outside if link.startswith(BUTTONS)}
    assert len(buttons) == 2 * len(UNITS)
    assert all(f"/{REPOSITORY}/" in link for link in buttons)
    written = "".join(text for _, text in prose.documents()) + "".join(map(_told, UNITS))
    assert all(link in written for link in outside - buttons)


def _told(unit: str) -> str:
    return "\n".join(prose.markdown_cells(unit))


def test_every_link_and_anchor_leads_somewhere(site: Path, pages: dict[str, Page]) -> None:
    anchors = {name: {a.get("id") for _, a in page.tags} for name, page in pages.items()}
    seen = 0
    for name, page in pages.items():
        for _, attributes in page.tags:
            for link in filter(None, (attributes.get("href"), attributes.get("src"))):
                if urlsplit(link).scheme or link == "#":
                    continue
                where, anchor = urldefrag(link)
                path = unquote(urlsplit(where).path)
                target = (site / name).parent / path if path else site / name
                assert target.is_file(), (name, link)
                reached = target.resolve().relative_to(site).as_posix()
                assert not anchor or unquote(anchor) in anchors[reached], (name, link)
                seen += bool(anchor)
    assert seen > 300


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_keeps_its_folds_its_formulas_and_its_glossary(
    site: Path, pages: dict[str, Page], unit: str
) -> None:
    page = pages[f"notebooks/{unit}/{unit.partition('_')[2]}.html"]
    texts = prose.markdown_cells(unit)
    tags = [tag for tag, _ in page.tags]
    folds = sum(text.count("<details>") for text in texts)
    assert tags.count("details") > folds  # y lo que dice check, plegado
    assert tags.count("math") >= sum(bool(re.search(r"\$\S", text)) for text in texts)
    assert "$$" not in page.text
    terms = {a["id"] for _, a in page.tags if (a.get("id") or "").startswith("termino-")}
    assert len(terms) == sum(text.count('<a id="scrollTo=glosario') for text in texts)


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_shows_what_check_says_of_a_known_mistake(pages: dict[str, Page], unit: str) -> None:
    page = pages[f"notebooks/{unit}/{unit.partition('_')[2]}.html"]
    known = [m.diagnosis for e in exercises.of_unit(unit) for m in e.mistakes]
    told = " ".join(page.text.split()).lower()
    assert "con un error frecuente" in told
    assert any(what.replace("`", "").lower() in told for what in known)


def test_labels_are_in_spanish(pages: dict[str, Page]) -> None:
    labels = {
        a[name]
        for p in pages.values()
        for _, a in p.tags
        for name in ("title", "aria-label", "placeholder")
        if a.get(name)
    }
    english = re.compile(
        r"\b(?:the|this|toggle|search|link|main|page|show|hide|skip|copy|to|next|mode)\b", re.I
    )
    assert {label for label in labels if english.search(label)} == set()
    assert len(labels) > 8


@pytest.mark.browser
def test_pages_load_alone(browser: Any, address: str, pages: dict[str, Page]) -> None:
    """Con la red cortada, cada página se ve entera: ni pide nada fuera ni le falta nada dentro."""
    context = browser.new_context(locale="es-ES")
    context.set_default_timeout(120_000)  # los núcleos se reparten con otras pruebas
    outside, wrong = [], []

    def ask(route: Any) -> None:
        if route.request.url.startswith((address, "data:")):
            route.continue_()
        else:
            outside.append(route.request.url)
            route.abort()

    context.route("**/*", ask)
    page = context.new_page()
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("response", lambda got: wrong.append(got.url) if got.status >= 400 else None)
    for name in list(pages)[:: 1 if WHOLE else 3]:
        page.goto(address + name, wait_until="networkidle")
    context.close()
    assert (outside, wrong) == ([], [])


def found(page: Any, address: str, words: str) -> dict[str, str]:
    """Lo que encuentra la búsqueda: de cada página, el trozo que enseña."""
    page.goto(f"{address}search.html?q={words}")
    page.wait_for_function("Search.title && !Search.title.innerText.match(/^(Searching|Buscando)/)")
    page.wait_for_selector("#search-results li .context", timeout=60_000)
    page.wait_for_load_state("networkidle")
    items = page.locator("#search-results > ul > li").all()
    return {item.locator("a").first.inner_text(): item.inner_text() for item in items}


@pytest.mark.browser
def test_search_ignores_accents_and_plurals(browser: Any, address: str) -> None:
    page = browser.new_page(locale="es-ES")
    page.set_default_timeout(120_000)
    plain = found(page, address, "convolucion")
    assert "Unidad 3. La convolución hacia delante" in plain
    shown = [text for text in plain.values() if "convolución" in text.lower()]
    assert len(shown) > 3, "el trozo que se enseña es donde está la palabra, con su tilde"
    assert set(found(page, address, "CONVOLUCIÓN")) == set(plain)
    assert set(found(page, address, "gradiente")) == set(found(page, address, "gradientes"))
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("name", ["index.html", UNIT, MANUAL])
def test_pages_are_accessible(browser: Any, site: Path, name: str) -> None:
    assert serious_problems(browser, site / name) == []


@pytest.mark.browser
@pytest.mark.parametrize("name", ["index.html", UNIT, "notebooks/07_red/red.html", MANUAL])
def test_a_page_fits_in_a_phone(browser: Any, address: str, name: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.set_default_timeout(120_000)
    page.goto(address + name)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.close()


@pytest.mark.browser
def test_what_is_printed_has_no_buttons(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.set_default_timeout(120_000)
    page.goto(address + UNIT)
    assert page.locator(".abrir").is_visible()
    page.emulate_media(media="print")
    assert not page.locator(".abrir").is_visible()
    assert page.locator("figure img").first.is_visible()
    page.close()


def test_a_site_without_repository_nor_lite_has_no_buttons(site: Path, tmp_path: Path) -> None:
    from docs.web.source import prepare

    prepare(ROOT, ["00_inicio"], tmp_path)
    text = "".join(p.read_text("utf-8") for p in tmp_path.rglob("*") if p.is_file())
    assert "una foto es un array" in text
    for missing in ('class="abrir', 'class=\\"abrir', "colab.research", "mybinder", "lite/"):
        assert missing not in text
