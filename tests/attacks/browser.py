"""Las páginas que ve un docente, abiertas en un Chromium: nada de lo que escribió un estudiante se ejecuta.

``python -m tests.attacks.browser`` monta la familia ``browser``, la califica y abre sus páginas de
comentarios y sus cuadernos en formgrader. Un ataque deja ``window.__pwned``, cambia el título, tapa la página
o pide algo a la red. El navegador no hace caso de la política de contenidos (CSP) de las páginas: tienen que
ser inertes sin ella, que es la segunda barrera.
"""

import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.attacks.campaign import Campaign, chosen
from tests.attacks.corpus import Attack
from tests.attacks.listeners import Listeners
from tests.attacks.results import gradebook
from tests.kit.lab import browsing, chromium, formgrader
from tests.kit.sample_class import ROOT, Sample

FOLDER = ROOT / "build" / "attacks-browser"
NEIGHBOUR = ("ana_g", "02_convolve")
_TABS = 6
# formgrader termina de montar la página cuando recibe los puntos; la de comentarios no tiene nada que esperar
_BUILT = """() => !window.Backbone
  || [...document.querySelectorAll('input.extra-credit')].every((one) => one.placeholder !== '')"""
# dos fotogramas y un turno: lo que tardan los manejadores de errores y las animaciones tras la carga
_SETTLED = """() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100))))"""
_TRIPPED = "() => [window.__pwned, document.title === 'pwned' ? 'título' : ''].filter(Boolean).join()"
_PULL = """async () => {
  for (const one of document.querySelectorAll('details')) one.open = true;
  for (const link of document.querySelectorAll('a[href]')) {
    if (link.protocol !== 'javascript:') continue;
    link.removeAttribute('target');
    link.click();  // de uno en uno: el siguiente clic cancelaría este
    await new Promise((done) => setTimeout(done, 20));
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
        """Si no se ejecutó, no tapó, no pidió y no llegó viva ninguna pieza."""
        return not (self.ran or self.covered or self.requests or self.active)


@dataclass(frozen=True)
class Visit:
    """Una página que hay que abrir."""

    name: str
    place: str
    url: str


def look(browser: Any, visits: Sequence[Visit], port: int, cookies: Sequence[dict] = ()) -> list[Opened]:
    """Abre las páginas, varias a la vez, y cuenta qué hizo cada una.

    No se usa ``route``, que deja sin caché al navegador: de que nada salga se encarga ``CHROMIUM_FLAGS``.
    """
    found: list[Opened] = []
    context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    context.add_cookies(list(cookies))
    for start in range(0, len(visits), _TABS):
        found += _look(context, visits[start : start + _TABS], port)
    context.close()
    return found


def _look(context: Any, visits: Sequence[Visit], port: int) -> list[Opened]:
    opened = [Opened(v.name, v.place) for v in visits]
    tabs = [_tab(context, visit, one, port) for visit, one in zip(visits, opened, strict=True)]
    for visit, page in zip(visits, tabs, strict=True):
        page.goto(visit.url, wait_until="commit")
    for one, page in zip(opened, tabs, strict=True):
        page.wait_for_load_state("load")
        page.wait_for_function(_BUILT)
        page.evaluate(_SETTLED)
        one.covered = page.evaluate(_COVERED)
        one.active = sorted(set(page.evaluate(_ACTIVE.replace("PORT", str(port)))))
        one.ran = page.evaluate(_TRIPPED)
        page.evaluate(_PULL)
    for one, page in zip(opened, tabs, strict=True):
        if not page.is_closed():
            page.evaluate(_SETTLED)
            one.ran = one.ran or page.evaluate(_TRIPPED)
            page.close()
    return opened


def _tab(context: Any, visit: Visit, seen: Opened, port: int) -> Any:
    """Una pestaña que apunta en ``seen`` lo que se pida fuera del sitio de ``visit``."""
    allowed = visit.url.partition("/formgrader")[0] if visit.url.startswith("http") else "file:"

    def note(request: Any) -> None:
        address = request.url
        if not address.startswith((allowed, "data:", "blob:", "about:")) or f":{port}/" in address:
            seen.requests.append(address)

    page = context.new_page()
    page.on("request", note)
    page.on("dialog", lambda dialog: dialog.dismiss())
    return page


class Hostile(Campaign):
    """La campaña sin medir puntos ni secretos, que es lo que tarda: aquí importan las páginas."""

    def run(self, workers: int | None = None) -> dict[str, Any]:
        """Monta la clase, la califica y escribe sus comentarios."""
        shutil.rmtree(self.folder, ignore_errors=True)
        for path in (self.folder, self.home, self.folder / "tmp"):
            path.mkdir(parents=True)
        self.planted = set()
        with Listeners(self.mark, self.folder) as self.listeners:
            self.places = self._places(self.folder / "temporal")
            self._build()
            self.graded = self._grader("autograde", "--feedback")
        return {"finished": not self.graded.code}


def prepared(folder: Path = FOLDER, every: int = 1) -> Campaign:
    """La familia ``browser`` (o una de cada ``every``) y una entrega honrada, ya con comentarios."""
    attacks, honest = chosen(short=False, safe=False, family="browser")
    campaign = Hostile(folder, attacks[::every], [s for s in honest if (s.student, s.unit) == NEIGHBOUR])
    campaign.run()
    return campaign


def everything(browser: Any, campaign: Campaign) -> list[Opened]:
    """Todas las páginas de comentarios y de formgrader de la campaña."""
    return [*_feedback(browser, campaign), *_formgrader(browser, campaign)]


def _people(campaign: Campaign) -> list[Attack | Sample]:
    return [*campaign.honest, *campaign.attacks]


def _feedback(browser: Any, campaign: Campaign) -> list[Opened]:
    visits, missing = [], []
    for one in _people(campaign):
        pages = sorted((campaign.course / "feedback" / one.student).glob("*/*.html"))
        if not pages:
            missing.append(Opened(_name(one), "comentarios", covered="no hay página"))
        visits += [Visit(_name(one), f"comentarios/{page.name}", page.as_uri()) for page in pages]
    return missing + look(browser, visits, campaign.places.tcp)


def _formgrader(browser: Any, campaign: Campaign) -> list[Opened]:
    with gradebook(campaign.course) as book:
        ids = {n.student.id: n.id for n in book.notebook_submissions("convolve", "02_convolve")}
    work = campaign.folder / "jupyter"
    with formgrader(campaign.course, work) as server:
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{server.url}/formgrader?token={server.token}", wait_until="domcontentloaded")
        cookies = context.cookies()
        context.close()
        place = f"{server.url}/formgrader/submissions"
        visits = [
            Visit(_name(one), "formgrader", f"{place}/{ids[one.student]}/?index=0")
            for one in _people(campaign)
        ]
        return look(browser, visits, campaign.places.tcp, cookies)


def _name(one: Attack | Sample) -> str:
    return one.name if isinstance(one, Attack) else one.student


def unexpected(found: Sequence[Opened]) -> list[Opened]:
    """Lo que no es inerte. Tampoco la plantilla puede pedir nada: la página honrada cuenta como las demás."""
    return [one for one in found if not one.inert]


def main() -> None:
    """Dice qué páginas no son inertes y por qué."""
    program = chromium()
    if program is None:
        print("Las páginas no se abren: falta un navegador. Instala chromium o indícalo en GRADER_CHROMIUM.")
        return
    with browsing(program) as browser:
        found = everything(browser, prepared())
    wrong = unexpected(found)
    for one in wrong:
        print(
            f"✘ {one.name} en {one.place}: ejecuta [{one.ran}] tapa [{one.covered}] pide {one.requests[:4]} "
            f"llega vivo {', '.join(one.active)[:300]}"
        )
    print(f"{len(found) - len(wrong)} de {len(found)} páginas inertes.")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
