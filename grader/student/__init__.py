"""Lo que usa un estudiante además de ``check``: la terminal, su progreso y la entrega.

Aquí se ejecuta código de quien lo ha escrito y en su propia máquina: en un proceso aparte y con límites de
tiempo, pero sin aislarlo.
"""

from typing import Any


def progress(folder: str = "") -> Any:
    """El panel de progreso de los cuadernos que hay en ``folder`` o, si no se dice, junto al cuaderno.

    Devuelve algo que un cuaderno muestra como tabla y una terminal, como texto. Lee lo guardado en disco.
    """
    from grader.student.panel import panel

    return panel(folder)
