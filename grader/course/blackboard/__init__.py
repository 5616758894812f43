"""Blackboard: recoger el zip de «Descarga de archivos de actividad» (*Assignment File Download*).

Cada archivo se llama ``<tarea>_<usuario>_attempt_<AAAA-MM-DD-hh-mm-ss>_<nombre original>``, y de cada intento
hay además un ``….txt`` que empieza por «Nombre: Ana Pérez (usuario)». La hora es la del servidor.
"""
