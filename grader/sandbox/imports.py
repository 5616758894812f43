"""Qué importa el código de un estudiante: los paquetes permitidos y, en lugar de los demás, uno inerte.

Mucha gente deja en su celda el ``import`` de un paquete que no está al calificar (torch, un ``utils`` suyo):
si fallara, se perdería la función que viene detrás. A una biblioteca que pregunta si hay otra se le dice la
verdad, y al estudiante que pensó qué hacer si no está, también.
"""

import importlib.machinery
import sys
from collections.abc import Iterator, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.metadata import Distribution, DistributionFinder, MetadataPathFinder
from types import ModuleType
from typing import Any

from grader.sandbox import callers
from grader.sandbox.inert import InertModule, miss

#: Lo que instala el curso está en el kernel de cualquiera: allí ningún ``except ImportError`` se ejecuta.
_OF_THE_COURSE = ("torch", "ipywidgets", "grader")


class InertFinder(MetaPathFinder, Loader):
    """Da un módulo inerte por cada paquete que importe el estudiante y que nadie más haya encontrado."""

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        top, _, inside = name.partition(".")
        if isinstance(sys.modules.get(name), InertModule):
            wanted = True
        elif inside:
            wanted = top == "grader" or isinstance(sys.modules.get(name.rpartition(".")[0]), InertModule)
        else:
            wanted = _is_wanted(name)
        return importlib.machinery.ModuleSpec(name, self, is_package=True) if wanted else None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        miss(spec.name)
        return InertModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        pass


def _is_wanted(name: str) -> bool:
    """Si lo importa el estudiante, y sin haber previsto que no esté."""
    asked = callers.student_frame()
    if asked is None or not callers.is_loading():
        return False
    miss(name)
    return name in _OF_THE_COURSE or not callers.foresaw(asked, "ImportError", "ModuleNotFoundError")


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
    """Lo permitido va por delante de las carpetas (ningún archivo lo tapa); lo inerte, al final."""
    sys.meta_path.insert(-1, AllowedFinder(folders, names, distributions))
    sys.meta_path.append(InertFinder())
    callers.know(folders)
