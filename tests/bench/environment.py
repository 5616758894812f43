"""Cuánto ocupa lo que instala un estudiante, con PyTorch y sin él."""

from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = "cnn-desde-cero"


def sizes_mib() -> dict[str, float]:
    """MiB de lo que hay aquí de cada manera de instalarlo: lo que exige, y lo que eso exige."""
    return {name: _bytes(_needed(PROJECT, extras)) / 2**20 for name, extras in _WAYS.items()}


_WAYS = {"student": (), "with_pytorch": ("torch",)}


def _needed(name: str, extras: Iterable[str]) -> set[str]:
    """Los paquetes que hacen falta para ``name``, sin él."""
    found: set[tuple[str, str]] = set()
    pending = [(name, extra) for extra in ("", *extras)]
    while pending:
        package, extra = pending.pop()
        for need in _asked(package, extra):
            each = {(canonicalize_name(need.name), e) for e in ("", *need.extras)} - found
            found |= each
            pending += each
    return {package for package, _ in found} - {name}


def _asked(package: str, extra: str) -> Iterator[Requirement]:
    try:
        lines = distribution(package).requires or ()
    except PackageNotFoundError:  # de otro sistema
        return
    for need in map(Requirement, lines):
        if need.marker is None:
            if not extra:
                yield need
        elif need.marker.evaluate({"extra": extra}) and (not extra or "extra" in str(need.marker)):
            yield need


def _bytes(packages: Iterable[str]) -> int:
    total = 0
    for name in packages:
        try:
            files = distribution(name).files or ()
        except PackageNotFoundError:
            continue
        places = (file.locate() for file in files)
        total += sum(place.stat().st_size for place in places if place.is_file())
    return total
