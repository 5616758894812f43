"""GitHub Classroom: recoger lo que clona ``gh classroom clone student-repos``.

Deja ``<tarea>-submissions/<tarea>-<usuario>/``, un repositorio por estudiante. Quién es cada usuario lo dice
``classroom_roster.csv``, con las columnas ``identifier``, ``github_username``, ``github_id`` y ``name``. Las
fechas de los archivos son las de cuando se clonó.
"""
