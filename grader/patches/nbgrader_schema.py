"""nbgrader pregunta la versión de su esquema ejecutando ``alembic``: aquí se lee de sus archivos."""

from pathlib import Path

from grader.patches import Patch

PATCH = Patch(
    library="nbgrader",
    tried="0.9.6",
    uses=("nbgrader.api.get_alembic_version",),
    says={"nbgrader/api.py": ("def get_alembic_version() -> str:", "= get_alembic_version()\n")},
)


def known_without_a_program() -> None:
    """Cambia cómo la averigua: el programa se busca en ``PATH``, y tarda 2 s en importarlo todo otra vez."""
    from nbgrader import api

    api.get_alembic_version = _schema_version


def _schema_version() -> str:
    """La versión del esquema de un libro de notas recién creado."""
    from alembic.script import ScriptDirectory
    from nbgrader import api

    return ScriptDirectory(str(Path(api.__file__).parent / "alembic")).get_current_head()
