"""Moodle: recoger las entregas que se descargan de una tarea y devolverle las notas.

Los formatos son los del código de Moodle (``mod/assign``), que citamos porque no están documentados fuera de
él:

* ``classes/downloader.php``: «Descargar todas las entregas» da ``<nombre>_<número>_assignsubmission_file/…``
  (hasta Moodle 4.0, con un guion bajo al final). Sin carpetas,
  ``<nombre>_<número>_assignsubmission_file_<archivo>``. Del nombre se quitan los guiones bajos; con grupos,
  las versiones antiguas le ponen delante ``<grupo>-``; si la identidad está oculta, el nombre es
  «Participante».
* El número sale de la tabla ``assign_user_mapping``, que tiene uno por tarea y persona: **la misma persona
  tiene otro número en otra tarea**. Por eso no sirve como identificador del curso, y guardamos qué persona es
  cada número de cada unidad en ``.grader/moodle.json`` (:mod:`grader.course.collecting.people`).
* ``files/classes/local/archive_writer/zip_writer.php``: Moodle escribe el zip según se descarga y no le pone
  la fecha de cada archivo, así que **las fechas del zip son las de la descarga**. La de la entrega solo está
  en la hoja de calificaciones. Los Moodle antiguos y los zips hechos a mano sí las llevan.
* ``feedback/offline/importgradeslib.php``: la hoja de calificaciones se lee por el nombre de sus columnas, en
  el idioma del sitio; el número es lo que hay detrás de la palabra ``hiddenuser`` («Participante123456» en
  español, «Participant 123456» en inglés).
* ``feedback/file/importziplib.php``: cada archivo de un zip de retroalimentación va a quien diga el número
  del primer trozo de su ruta con la forma ``<nombre>_<número>_<tipo>_<complemento>``.
"""
