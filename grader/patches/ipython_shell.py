"""Lo que ``grader.sandbox.shell`` cambia de IPython: cómo enseña un error y que olvide el último.

El ejecutor lleva una copia de sus archivos y de nada más: aquí solo está escrito qué espera.
"""

from grader.patches import Patch

PATCH = Patch(
    library="ipython",
    tried="9.18.1",
    uses=("IPython.core.interactiveshell.InteractiveShell._showtraceback", "_sitebuiltins._Helper"),
    says={
        "IPython/core/interactiveshell.py": (
            "def _showtraceback(self, etype, evalue, stb",
            "self._showtraceback(etype, value, stb)",
        )
    },
)
