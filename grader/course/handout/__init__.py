"""Lo que se reparte a los estudiantes."""
