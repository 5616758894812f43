"""El juez: (ejercicio, evidencia) → veredicto, con sus palabras y su HTML. No ejecuta código de nadie."""
