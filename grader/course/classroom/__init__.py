"""Google Classroom: recoger la carpeta de Drive de una tarea, descargada o sincronizada.

Al repartir un archivo con «Hacer una copia para cada estudiante», Classroom lo llama ``<nombre> - <título>``.
Lo que cada cual añade por su cuenta conserva su nombre, y la carpeta no dice de quién es: entonces tiene que
estar en una carpeta con el nombre de la persona. Drive pone la fecha de la última modificación.
"""
