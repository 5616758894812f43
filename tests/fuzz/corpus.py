"""Los cuadernos de los que parten las mutaciones: entregas, publicaciones, soluciones y ataques."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from grader.pipeline.intake import Unit
from grader.units import notebook_name
from tests.attacks import corpus as attacks
from tests.kit import prose
from tests.kit.sample_class import ROOT, all_samples

#: Cuántas veces sale cada unidad: las ligeras más, para que quepan más casos en el mismo tiempo.
_LIGHT = {"00_inicio": 6, "01_padding": 5, "02_convolve": 5, "03_conv_forward": 3}
WEIGHTS = {unit: _LIGHT.get(unit, 1) for unit in prose.units()}
_UNUSED = attacks.Places(*["/no/existe"] * 8, tcp=1, udp=1, zocalo="ninguno")


@dataclass(frozen=True)
class Seed:
    """Un cuaderno sin estropear. El código de uno hostil (``hostile``) solo se ejecuta encerrado."""

    name: str
    unit: str
    data: bytes
    hostile: bool = False


@cache
def units() -> Mapping[str, Unit]:
    """Las unidades publicadas en este repositorio."""
    folder = ROOT / "notebooks"
    return {name: Unit(name, _notebook(folder, name)) for name in WEIGHTS}


@cache
def seeds() -> Sequence[Seed]:
    """Todos los puntos de partida, siempre en el mismo orden."""
    release = ROOT / "notebooks"
    found = [Seed(f"{s.student}/{s.unit}", s.unit, s.notebook(release)) for s in all_samples()]
    for kind in ("notebooks", "solutions"):
        found += [Seed(f"{kind}/{unit}", unit, _notebook(ROOT / kind, unit)) for unit in WEIGHTS]
    # los que gastan recursos a propósito tardan segundos y ya los mide la campaña de ataques
    hostile = [a for a in attacks.all_attacks() if not (a.make or a.dangerous or a.family == "resources")]
    found += [Seed(f"ataque/{a.name}", a.unit, a.filled(release, _UNUSED), hostile=True) for a in hostile]
    return tuple(found)


@cache
def _by_unit() -> Mapping[str, Sequence[Seed]]:
    return {unit: [s for s in seeds() if s.unit == unit] for unit in WEIGHTS}


def pick(rng: random.Random) -> Seed:
    """Un punto de partida al azar."""
    (unit,) = rng.choices(list(WEIGHTS), list(WEIGHTS.values()))
    return rng.choice(_by_unit()[unit])


def _notebook(folder: Path, unit: str) -> bytes:
    return (folder / unit / notebook_name(unit)).read_bytes()
