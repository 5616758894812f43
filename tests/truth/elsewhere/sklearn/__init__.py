"""scikit-learn: se importa y no se usa."""
