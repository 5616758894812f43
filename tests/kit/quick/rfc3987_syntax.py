"""Las pruebas, y lo que lanzan, llevan esta carpeta en ``PYTHONPATH``: se encuentra antes que la biblioteca.

``jsonschema``, y con él ``nbformat``, Jupyter y nbgrader, compila esa gramática al importarse: 3 s de
procesador en cada uno de cientos de programas, para un formato de dirección que aquí nadie usa.
"""

raise ImportError("Las pruebas no usan direcciones IRI.")
