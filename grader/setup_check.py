"""La comprobación del entorno, ``setup_check()``: qué está, qué falta y cómo se arregla.

Solo usa la biblioteca estándar, para poder decir que falta NumPy.
"""

import sys
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version

OLDEST_PYTHON = (3, 11)


@dataclass(frozen=True)
class Need:
    """Un paquete del curso: módulo que se importa, nombre para pip, versión mínima y para qué sirve.

    Sin uno que no sea ``required`` se puede hacer el curso: ``without`` dice qué falta entonces.
    """

    name: str
    module: str
    package: str
    oldest: tuple[int, ...]
    purpose: str
    without: str = ""

    @property
    def required(self) -> bool:
        """Si hace falta."""
        return not self.without

    @property
    def command(self) -> str:
        """La orden que lo instala o lo actualiza en el entorno de este cuaderno."""
        return f'%pip install --upgrade "{self.package}>={_dotted(self.oldest)}"'


NEEDS = (
    Need(name="NumPy", module="numpy", package="numpy", oldest=(1, 26), purpose="los arrays"),
    Need(
        name="PyTorch",
        module="torch",
        package="torch",
        oldest=(2, 2),
        purpose="comprobar tus funciones",
        without="está guardado lo que dice, y también lo que dan las celdas que lo usan",
    ),
    Need(
        name="Matplotlib",
        module="matplotlib",
        package="matplotlib",
        oldest=(3, 8),
        purpose="las figuras y la foto",
    ),
    Need(
        name="ipywidgets",
        module="ipywidgets",
        package="ipywidgets",
        oldest=(8,),
        purpose="los controles interactivos",
    ),
    Need(
        name="nbgrader", module="nbgrader", package="nbgrader", oldest=(0, 9, 5), purpose="el botón Validate"
    ),
)
if sys.platform == "emscripten":  # en el navegador no hay tal botón
    NEEDS = NEEDS[:-1]


def setup_check() -> None:
    """Escribe qué está y qué falta para hacer el curso, con la orden exacta que lo arregla."""
    for line in report():
        print(line)


def report(needs: tuple[Need, ...] = NEEDS, python: tuple[int, ...] = sys.version_info[:2]) -> list[str]:
    """Las líneas de ``setup_check``. Si todo está bien no nombran versiones: son siempre las mismas."""
    lines, commands = [], []
    if python >= OLDEST_PYTHON:
        lines.append("✔ Python")
    else:
        lines.append(
            f"✘ Python: este cuaderno usa la versión {_dotted(python)} y hace falta la "
            f"{_dotted(OLDEST_PYTHON)} o una posterior. Crea el entorno con ella (el README dice cómo)."
        )
    for need in needs:
        problem = _problem(need)
        if problem and not need.required:
            lines.append(f"– {need.name}: {problem} No hace falta: {need.without}.")
            continue
        lines.append(f"✘ {need.name}: {problem}" if problem else f"✔ {need.name}: {need.purpose}")
        commands += [need.command] if problem else []
    if commands:
        lines += ["", "Copia en una celda nueva y ejecuta:", *(f"    {command}" for command in commands)]
        lines += ["Después reinicia el kernel (menú Kernel → Restart) y vuelve a ejecutar esta celda."]
    elif python >= OLDEST_PYTHON:
        lines += ["", "Está todo: puedes empezar."]
    return lines


def _problem(need: Need) -> str | None:
    """Qué le pasa a un paquete, o ``None``. Se importa de verdad: instalado no siempre quiere decir sano."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import_module(need.module)
    except ModuleNotFoundError as error:
        missing = (error.name or need.module).partition(".")[0]
        if missing == need.module:
            return f"falta. Sirve para {need.purpose}."
        return f"está, pero no se puede cargar porque falta «{missing}»."
    except Exception as error:
        first = (str(error).splitlines() or [""])[0][:200]
        return f"está, pero no se puede cargar ({type(error).__name__}: {first})."
    try:
        found = version(need.package)
    except PackageNotFoundError:
        return None
    if tuple(_numbers(found)) < need.oldest:
        return f"la versión {found} es antigua; hace falta la {_dotted(need.oldest)} o una posterior."
    return None


def _numbers(text: str) -> Iterator[int]:
    """Los números con los que empieza una versión: ``"2.13.0+cpu"`` da 2, 13, 0."""
    for part in text.partition("+")[0].split("."):
        if not part.isdigit():
            return
        yield int(part)


def _dotted(numbers: tuple[int, ...]) -> str:
    return ".".join(map(str, numbers))
