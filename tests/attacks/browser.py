"""Las páginas que ve un docente, abiertas en un Chromium: nada de lo que escribió un estudiante se ejecuta.

``python -m tests.attacks.browser`` monta la familia ``browser``, la califica y abre sus páginas de
comentarios y sus cuadernos en formgrader. Un ataque deja ``window.__pwned``, cambia el título, tapa la página
o pide algo a la red.
"""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.attacks.campaign import Campaign, chosen
from tests.attacks.corpus import Attack
from tests.attacks.results import gradebook
from tests.browser.lab import browsing, chromium, jupyterlab
from tests.sample_class import ROOT, Sample

FOLDER = ROOT / "build" / "attacks-browser"
NEIGHBOUR = ("ana_g", "02_convolve")
_SETTLE = 700  # milisegundos: lo que tardan los manejadores de errores y las animaciones
_TRIPPED = "() => [window.__pwned, document.title === 'pwned' ? 'título' : ''].filter(Boolean).join()"
_PULL = """async () => {
  for (const one of document.querySelectorAll('details')) one.open = true;
  for (const link of document.querySelectorAll('a[href]')) {
    if (link.protocol !== 'javascript:') continue;
    link.removeAttribute('target');
    link.click();  // de uno en uno: el siguiente clic cancelaría este
    await new Promise((done) => setTimeout(done, 50));
  }
}"""
_ACTIVE = """() => [...document.querySelectorAll('*')].flatMap((one) => {
  const found = [...one.attributes].filter((a) => /__pwned|127\\.0\\.0\\.1:PORT/.test(a.value))
    .filter((a) => !['title', 'alt'].includes(a.name)).map((a) => `${one.tagName.toLowerCase()}[${a.name}]`);
  if (['SCRIPT', 'STYLE'].includes(one.tagName) && /__pwned|PORT/.test(one.textContent))
    found.push(one.tagName.toLowerCase());
  if (/^(IFRAME|OBJECT|EMBED|FORM|BASE)$/.test(one.tagName)) found.push(one.tagName.toLowerCase());
  return found;
})"""
_COVERED = """() => {
  const inside = document.querySelector('#notebook') || document.body;
  const style = getComputedStyle(inside), box = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
  if (style.display === 'none' || style.visibility === 'hidden') return 'página oculta';
  return box && box.closest('#tapadera') ? 'página tapada' : '';
}"""


@dataclass
class Opened:
    """Lo que pasó al abrir una página; vacío si es inerte.

    ``active`` son los elementos y atributos que llegaron vivos al documento aunque no se dispararan.
    """

    name: str
    place: str
    ran: str = ""
    covered: str = ""
    requests: list[str] = field(default_factory=list)
    active: list[str] = field(default_factory=list)

    @property
    def inert(self) -> bool:
        """Si no se ejecutó, no tapó y no pidió nada."""
        return not (self.ran or self.covered or self.requests)


def look(browser: Any, name: str, place: str, url: str, port: int, cookies: Sequence[dict] = ()) -> Opened:
    """Abre ``url`` y cuenta qué hizo. Ninguna petición sale: las de fuera se cortan."""
    seen = Opened(name, place)
    allowed = url.partition("/formgrader")[0] if url.startswith("http") else "file:"
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_cookies(list(cookies))

    def filtered(route: Any) -> None:
        address = route.request.url
        if address.startswith((allowed, "data:", "blob:", "about:")) and f":{port}/" not in address:
            route.continue_()
            return
        seen.requests.append(address)
        route.abort()

    context.route("**/*", filtered)
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.dismiss())
    page.goto(url, wait_until="load")
    page.wait_for_timeout(_SETTLE)
    seen.covered = page.evaluate(_COVERED)
    seen.active = sorted(set(page.evaluate(_ACTIVE.replace("PORT", str(port)))))
    seen.ran = page.evaluate(_TRIPPED)
    page.evaluate(_PULL)
    page.wait_for_timeout(_SETTLE)
    if not page.is_closed():
        seen.ran = seen.ran or page.evaluate(_TRIPPED)
    context.close()
    return seen


def prepared(folder: Path = FOLDER) -> Campaign:
    """La familia ``browser`` y una entrega honrada, ya calificadas y con comentarios."""
    attacks, honest = chosen(short=False, safe=False, family="browser")
    campaign = Campaign(folder, attacks, [s for s in honest if (s.student, s.unit) == NEIGHBOUR])
    campaign.run()
    return campaign


def everything(browser: Any, campaign: Campaign) -> list[Opened]:
    """Todas las páginas de comentarios y de formgrader de la campaña."""
    return [*_feedback(browser, campaign), *_formgrader(browser, campaign)]


def _people(campaign: Campaign) -> list[Attack | Sample]:
    return [*campaign.honest, *campaign.attacks]


def _feedback(browser: Any, campaign: Campaign) -> list[Opened]:
    found = []
    for one in _people(campaign):
        pages = sorted((campaign.course / "feedback" / one.student).glob("*/*.html"))
        if not pages:
            found.append(Opened(_name(one), "comentarios", covered="no hay página"))
        for page in pages:
            place = f"comentarios/{page.name}"
            found.append(look(browser, _name(one), place, page.as_uri(), campaign.places.tcp))
    return found


def _formgrader(browser: Any, campaign: Campaign) -> list[Opened]:
    with gradebook(campaign.course) as book:
        ids = {n.student.id: n.id for n in book.notebook_submissions("convolve", "02_convolve")}
    work = campaign.folder / "jupyter"
    work.mkdir()
    found = []
    here = Path.cwd()
    os.chdir(campaign.course)  # formgrader lee nbgrader_config.py de la carpeta en la que arranca
    try:
        with jupyterlab(campaign.course, work) as server:
            context = browser.new_context()
            page = context.new_page()
            page.goto(f"{server.url}/formgrader?token={server.token}", wait_until="domcontentloaded")
            cookies = context.cookies()
            context.close()
            for one in _people(campaign):
                url = f"{server.url}/formgrader/submissions/{ids[one.student]}/?index=0"
                found.append(look(browser, _name(one), "formgrader", url, campaign.places.tcp, cookies))
    finally:
        os.chdir(here)
    return found


def _name(one: Attack | Sample) -> str:
    return one.name if isinstance(one, Attack) else one.student


def unexpected(found: Sequence[Opened]) -> list[Opened]:
    """Lo que no es inerte. Lo que pide también la página honrada lo pide la plantilla, no el ataque."""
    usual = {(o.place.split("/")[0], r) for o in found if "/" not in o.name for r in o.requests}
    for one in found:
        one.requests = [r for r in one.requests if (one.place.split("/")[0], r) not in usual]
    return [one for one in found if not one.inert]


def template_requests(found: Sequence[Opened]) -> list[str]:
    """Lo que piden a la red las plantillas de nbgrader, también en una entrega honrada."""
    return sorted({r for o in found if "/" not in o.name for r in o.requests})


def main() -> None:
    """Dice qué páginas no son inertes y por qué."""
    program = chromium()
    if program is None:
        sys.exit("Falta un navegador: instala chromium o indícalo en GRADER_CHROMIUM.")
    with browsing(program) as browser:
        found = everything(browser, prepared())
    print("La plantilla pide a la red:", *template_requests(found) or ["nada"], sep="\n  ")
    wrong = unexpected(found)
    for one in wrong:
        print(
            f"✘ {one.name} en {one.place}: ejecuta [{one.ran}] tapa [{one.covered}] pide {one.requests[:4]}"
        )
    for one in found:
        if one.active:
            print(f"· {one.name} en {one.place}: llega vivo {', '.join(one.active)[:300]}")
    print(f"{len(found) - len(wrong)} de {len(found)} páginas inertes.")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
