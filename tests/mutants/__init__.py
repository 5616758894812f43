"""La prueba del juez: soluciones equivocadas que debe rechazar y correctas que debe aceptar."""
