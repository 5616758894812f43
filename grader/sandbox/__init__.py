"""El lado sin confianza: ejecuta las celdas de un estudiante y llama a sus funciones.

Una isla: solo conoce la biblioteca estándar, NumPy e IPython, y habla por mensajes. Aquí no hay
ejercicios, ni oráculos, ni soluciones, ni torch.
"""
