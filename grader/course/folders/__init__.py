"""Una carpeta por estudiante, venga de donde venga: ``<estudiante>/…/<cuaderno>.ipynb``.

El nombre de la carpeta puede ser el identificador, el correo o el nombre de la persona. Si todo está dentro
de una sola carpeta, es la de la tarea.
"""
