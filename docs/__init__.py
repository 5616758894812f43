"""Los documentos del curso y, en ``web``, el sitio que se hace con ellos."""
