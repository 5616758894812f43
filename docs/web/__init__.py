"""El sitio del curso: ``make site`` lo deja en ``build/site``.

``source.py`` prepara lo que se publica, y nada más que eso; ``unit.py``, cada cuaderno. Con ello Sphinx
escribe las páginas como dice ``conf.py``, con la búsqueda y las fórmulas de ``extension.py``.
"""
