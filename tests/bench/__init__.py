"""El banco de pruebas de velocidad: ``python -m tests.bench``. Cada módulo mide una cosa."""
