"""Qué puede importar el código de un estudiante: una lista corta de paquetes, y nada más.

Los paquetes que no están al calificar (torch, SciPy…) se pueden importar, porque mucha gente deja el
``import`` en su celda, pero están vacíos: todo lo que se les pide es un objeto que no calcula nada.
"""

import importlib.machinery
import sys
from collections.abc import Iterator, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.metadata import Distribution, DistributionFinder, MetadataPathFinder
from types import ModuleType
from typing import Any

_ABSENT = """
    torch torchvision torchaudio scipy sklearn skimage tensorflow keras jax cv2 pandas seaborn ipywidgets
    tqdm grader
"""
ABSENT = frozenset(_ABSENT.split())


class NoDisponibleAlCalificar:
    """Lo que devuelve un paquete ausente: admite atributos y llamadas, pero no es ningún resultado."""

    def __init__(self, *_: Any, **__: Any) -> None:
        pass

    def __call__(self, *_: Any, **__: Any) -> "NoDisponibleAlCalificar":
        return NoDisponibleAlCalificar()

    def __getattr__(self, name: str) -> "NoDisponibleAlCalificar":
        if name.startswith("_"):
            raise AttributeError(name)
        return NoDisponibleAlCalificar()

    def __enter__(self) -> "NoDisponibleAlCalificar":
        return self

    def __exit__(self, *_: Any) -> None:
        return None


class _AbsentModule(ModuleType):
    __path__: Sequence[str] = ()

    def __getattr__(self, name: str) -> NoDisponibleAlCalificar:
        if name.startswith("__"):
            raise AttributeError(name)
        return NoDisponibleAlCalificar()


class AbsentFinder(MetaPathFinder, Loader):
    """Da un módulo vacío por cada paquete de ``ABSENT`` que nadie más haya encontrado."""

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        if name.partition(".")[0] not in ABSENT:
            return None
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        return _AbsentModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        pass


class AllowedFinder(DistributionFinder):
    """Encuentra en ``folders`` solo los paquetes de ``names``; los demás no existen.

    ``distributions`` son los paquetes cuyos metadatos se ven: Matplotlib busca en ellos sus backends.
    """

    def __init__(self, folders: Sequence[str], names: Sequence[str], distributions: Sequence[str]) -> None:
        self.folders, self.names = list(folders), frozenset(names)
        self.distributions = frozenset(distributions)

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        if path is not None or name not in self.names:
            return None
        return importlib.machinery.PathFinder.find_spec(name, self.folders, target)

    def find_distributions(self, context: Any = None) -> Iterator[Distribution]:
        wanted = DistributionFinder.Context(name=context and context.name, path=self.folders)
        for found in MetadataPathFinder.find_distributions(wanted):
            if found.name in self.distributions:
                yield found


def install(folders: Sequence[str], names: Sequence[str], distributions: Sequence[str]) -> None:
    """Lo permitido va por delante de las carpetas (ningún archivo lo tapa); lo ausente, al final."""
    sys.meta_path.insert(-1, AllowedFinder(folders, names, distributions))
    sys.meta_path.append(AbsentFinder())
