"""Lo que llega de una plataforma, ya repartido por personas, y lo que se cuenta al recogerlo."""

from collections.abc import Mapping, Set
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import pairwise
from pathlib import Path
from typing import Any

from grader.course.collecting.archive import Item, Listing
from grader.course.collecting.hand_in import AUTOMATIC
from grader.course.collecting.names import Owner
from grader.course.collecting.people import Person
from grader.course.layout import is_unit

#: Lo más que puede tardar una plataforma en escribir un zip según se descarga.
DOWNLOAD = timedelta(hours=1)


@dataclass(frozen=True)
class Row:
    """Lo que pasó con la entrega de una persona.

    ``status``: ``new``, ``replaced``, ``same``, ``older`` (no sustituye a la que hay), ``team`` (la de su
    grupo), ``missing`` (sin cuaderno de la unidad: ``refused`` dice qué había) o ``error`` (no se pudo dejar
    en su sitio).
    """

    student: str
    name: str
    number: str
    status: str
    notebook: str = ""
    submitted: str = ""
    notices: tuple[str, ...] = ()
    refused: str = ""
    email: str = ""


@dataclass(frozen=True)
class Skipped:
    """Un archivo que no se ha recogido, de quién es (vacío si no se sabe) y por qué."""

    path: str
    reason: str
    student: str = ""


@dataclass(frozen=True)
class Report:
    """Lo que hizo una recogida."""

    unit: str
    rows: tuple[Row, ...]
    skipped: tuple[Skipped, ...]
    absent: tuple[str, ...]
    notices: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """El informe como datos de JSON."""
        return asdict(self)


@dataclass(frozen=True)
class Options:
    """Cómo se recoge: en qué zona están las horas, si las fechas del zip valen y la hoja de calificaciones.

    ``zip_dates``: ``auto`` las usa si no parecen las de la descarga; ``sí`` y ``no``, sin mirar. ``choice``
    es qué cuaderno se elige si alguien entregó varios (:mod:`grader.course.collecting.hand_in`).
    ``columns`` son las columnas de la hoja que tienen otro nombre (``told_columns``).
    """

    zone: tzinfo = UTC
    zip_dates: str = "auto"
    worksheet: Path | None = None
    choice: str = AUTOMATIC
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Incoming:
    """Una descarga repartida por el número (o lo que haga de número) de cada persona.

    ``people`` y ``submitted`` es lo que dice una hoja: quién es y cuándo entregó; ``teams``, con qué grupo;
    ``sent``, el estado de lo que envió y no ha venido; ``nothing``, los números de los que dice que no hay
    entrega; ``before``, los números de los que ya se recogió lo último que enviaron.
    ``dates_at`` dice a quien recoge dónde están las fechas, si no han venido. ``whole`` es que cada persona
    trae su carpeta de trabajo entera: lo que no se recoge de ella no es noticia.
    """

    owners: dict[str, Owner] = field(default_factory=dict)
    own: dict[str, Listing] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)
    people: dict[str, Person] = field(default_factory=dict)
    submitted: dict[str, datetime] = field(default_factory=dict)
    teams: dict[str, str] = field(default_factory=dict)
    sent: dict[str, str] = field(default_factory=dict)
    nothing: Set[str] = frozenset()
    before: Set[str] = frozenset()
    dates_at: str = ""
    whole: bool = False
    notices: list[str] = field(default_factory=list)

    def add(self, owner: Owner, item: Item, parts: tuple[str, ...]) -> None:
        """Apunta que ``item`` es de ``owner`` y que dentro de lo suyo se llama ``parts``."""
        self.owners.setdefault(owner.number, owner)
        self.own.setdefault(owner.number, Listing()).items.append(replace(item, parts=parts))

    def add_refused(self, owner: Owner, item: Item, reason: str) -> None:
        """Apunta que ``item`` es de ``owner`` y por qué no se recoge."""
        self.owners.setdefault(owner.number, owner)
        self.own.setdefault(owner.number, Listing()).refuse(item.label, reason)

    def refuse(self, item: Item, reason: str) -> None:
        """Apunta que no se sabe de quién es ``item``."""
        self.skipped.append(Skipped(item.label, reason))

    def refuse_nameless(self, item: Item, shape: str) -> None:
        """Apunta que el nombre de ``item``, que no tiene la forma ``shape``, no dice de quién es."""
        self.refuse(item, f"su nombre no dice de quién es: no tiene la forma {shape}")

    def refuse_text(self, owner: Owner, item: Item) -> None:
        """Apunta que ``item`` no es un archivo que entregara ``owner``."""
        self.add_refused(owner, item, "es texto escrito en la plataforma, no un archivo entregado")

    def strange(self, listing: Listing) -> None:
        """Apunta lo que no se pudo leer y no se sabe de quién es."""
        self.skipped += [Skipped(r.label, r.reason) for r in listing.refused]


def below(listing: Listing) -> int:
    """Cuántas carpetas hay por encima de las de las personas: una, si todo está en la de la tarea."""
    tops = {item.parts[0] for item in listing.items}
    inner = {item.parts[1] for item in listing.items if len(item.parts) > 2}
    units = all(is_unit(name) for name in inner)
    return int(len(tops) == 1 and len(inner) > 1 and not units)


def has_dates(own: Mapping[str, Listing], options: Options) -> bool:
    """Si la fecha de cada archivo sirve para saber cuál es más nuevo.

    Moodle escribe el zip según se descarga y pone esa hora: una detrás de otra y todas en unos minutos.
    """
    if options.zip_dates != "auto":
        return options.zip_dates == "sí"
    dates = [i.date for listing in own.values() for i in listing.items if i.date]
    in_order = all(a <= b for a, b in pairwise(dates))
    return bool(dates) and not (in_order and dates[-1] - dates[0] <= DOWNLOAD)
