"""Las plantillas con las que formgrader enseña una entrega.

``formgrade/index.html.j2`` es la de nbgrader; nuestra ``formgrade/mathjax.html.j2``, que se busca antes, da
otra ``mathjax()``: en la página no entra nada de la red.
"""

from importlib.util import find_spec
from pathlib import Path

from grader.patches import Patch

_FOLDER = "server_extensions/formgrader/templates"
PATCH = Patch(
    library="nbgrader",
    tried="0.9.6",
    says={
        f"nbgrader/{_FOLDER}/formgrade/index.html.j2": ("{{ mathjax() }}", "| markdown2html |"),
        "nbgrader/server_extensions/formgrader/formgrader.py": (
            "HTMLExporter.template_name = 'formgrade'",
            "HTMLExporter.extra_template_basedirs = ",
        ),
    },
)


def folder() -> str:
    """Dónde están, sin importar nbgrader."""
    return str(Path(find_spec("nbgrader").submodule_search_locations[0], _FOLDER))
