"""Lo que usamos de otras bibliotecas sin que esté en su manual: todo aquí, y nada más que aquí.

Cada módulo hace una cosa y dice en ``PATCH`` qué espera de la biblioteca y con qué versión se probó; si al
instalar otra ya no es así, ``tests/project/test_patches.py`` falla y dice qué módulo hay que mirar. Lo propio
del curso se queda en su sala, que lo pasa como función.

- ``nbgrader_schema``: la versión del esquema del libro de notas, sin ejecutar otro programa.
- ``nbgrader_rules``: lo que anotan los preprocesadores de ``Autograde``, con una sesión para toda la clase.
- ``nbgrader_dates``: en qué hora lee nbgrader la fecha de una entrega.
- ``nbgrader_button``: algo que hacer antes de lo que hace el botón «Autograde» de formgrader.
- ``nbgrader_templates``: las plantillas de la revisión de formgrader, en las que cambiamos una pieza.
- ``typer_words``: las palabras de la ayuda y de los errores de uso.
- ``iri_grammar``: ``nbformat`` sin la gramática de direcciones que carga ``jsonschema``.
- ``python_processes``: cómo nacen los procesos de ``multiprocessing``.
- ``torch_operations``: ver cada operación de PyTorch, y dejar de verlas.
- ``ipython_shell``: lo que cambia de IPython el ejecutor, que va aparte y no puede importar nada de aquí.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Patch:
    """Lo que un módulo de esta sala espera de ``library``, que se probó con la versión ``tried``.

    ``uses`` son los nombres que deben existir; ``repeats``, lo que aquí está escrito otra vez, con el
    principio del SHA-256 de su código; ``says``, los textos que deben estar en un archivo o en una carpeta.
    """

    library: str
    tried: str
    uses: tuple[str, ...] = ()
    repeats: Mapping[str, str] = field(default_factory=dict)
    says: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
