"""Los enlaces de lo que se publica: al repositorio del curso o, si no tiene, ninguno.

En ``solutions/`` el repositorio se llama ``USUARIO/cnn-desde-cero``, que no existe. Se cambia al publicar, lo
pida quien lo pida: ``grader release``, ``nbgrader generate_assignment`` o el botón de formgrader.
"""

import re

from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader.converters.base import NbGraderException
from nbgrader.preprocessors import NbGraderPreprocessor

from grader import __version__

PLACEHOLDER = "USUARIO"
_MODEL = f"{PLACEHOLDER}/cnn-desde-cero"
_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+")
_LINK = re.compile(rf"\[[^\]\n]*\]\([^)\n]*{_MODEL}[^)\n]*\)")
_INSTALL = re.compile(rf"%pip install[^\n]*{_MODEL}[^\n]*")
_WHEEL = f"cnn_desde_cero-{__version__}-py3-none-any.whl"
_NO_INSTALL = (
    f'print("Sube al panel «Archivos» {_WHEEL}, del paquete de tu curso.")\n'
    f'    print("Después ejecuta en una celda nueva: %pip install {_WHEEL}")'
)


class PublishedLinks(NbGraderPreprocessor):
    """Pone el repositorio de ``c.Grader.repo`` donde ``solutions/`` tiene el del modelo."""

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        """Lanza ``NbGraderException`` si quedara un nombre sin cambiar, o si el del curso no es de GitHub."""
        repository = self.config.Grader.repo
        repository = repository if isinstance(repository, str) else ""
        if repository and not _REPOSITORY.fullmatch(repository):
            raise NbGraderException(
                f"c.Grader.repo es «{repository}»: tiene que ser usuario/curso o quedar vacío."
            )
        for cell in nb.cells:
            cell.source = published(cell.source, repository)
            if PLACEHOLDER in cell.source:
                raise NbGraderException(
                    f"Una celda dice {PLACEHOLDER}, que no es nadie: cámbialo en solutions/ por el nombre de "
                    f"verdad. La celda empieza así: {cell.source[:80]}"
                )
        return nb, resources


def published(source: str, repository: str) -> str:
    """``source``, el texto de una celda, con los enlaces a ``repository``; sin ellos si está vacío.

    El corrector se instala del repositorio en el que está lo que escribe ``grader release --paquete``.
    """
    if repository:
        wheel = f"%pip install --quiet https://github.com/{repository}/raw/main/{_WHEEL}"
        return _INSTALL.sub(wheel, source).replace(_MODEL, repository)
    without = _INSTALL.sub(_NO_INSTALL, source)
    lines = [(_LINK.sub("", line), line) for line in without.split("\n")]
    kept = [new for new, old in lines if new.strip(" ·|") or not _LINK.search(old)]
    text = "\n".join(kept)
    return re.sub(r"\n{3,}", "\n\n", text) if len(kept) < len(lines) else text
