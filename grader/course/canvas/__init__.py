"""Canvas: recoger el zip de «Descargar entregas» y devolver las notas en su CSV de calificaciones.

Los formatos son los del código de Canvas, que citamos porque no están documentados fuera de él:

* ``lib/content_zipper.rb``: cada archivo se llama ``<nombre>[_LATE]_<persona>_<archivo>_<nombre original>``.
  El nombre es el «ordenable» (``Pérez, Ana``) en minúsculas y sin nada que no sea letra: ``pérezana``. El
  número de la persona es el mismo en todas las tareas. Con calificación anónima no hay nombre y el número es
  ``anon_<clave>``; en los trabajos en grupo, el nombre es el del grupo. Lo escrito en línea acaba en
  ``_text.html`` o ``_link.html``. No lleva la fecha de la entrega.
* ``lib/gradebook_importer.rb``: al importar, las primeras columnas son ``Student``, ``ID``, las de ``SIS``
  que haya y ``Section``; la de una tarea se llama ``<título> (<número>)``, y una fila, ``Points Possible``,
  dice sobre cuánto se califica.
"""
