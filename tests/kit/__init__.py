"""Lo que comparten las pruebas: la clase de ejemplo, cuadernos, páginas y programas."""
