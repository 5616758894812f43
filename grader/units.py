"""Cómo se llama y qué lleva una unidad, para quien la publica y para quien la resuelve."""

#: Lo que hay en una celda publicada donde el estudiante escribe código, y donde escribe texto.
CODE_STUB = (
    "# ESCRIBE AQUÍ TU CÓDIGO (y borra la línea siguiente)\n"
    'raise NotImplementedError("Falta escribir el cuerpo de esta función")'
)
TEXT_STUB = "ESCRIBE AQUÍ TU RESPUESTA"


def notebook_name(unit: str) -> str:
    """El archivo del cuaderno de una unidad: ``01_padding`` -> ``padding.ipynb``."""
    return f"{unit.partition('_')[2]}.ipynb"
