"""Páginas para el docente: el informe de la clase y los parecidos entre entregas."""
