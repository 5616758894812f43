"""De unos bytes a una nota: admisión, ejecutor, juez y cuaderno calificado. Nada de aquí conoce el curso."""
