"""Lo que lee un estudiante: una página con soluciones equivocadas y lo que se dice de cada una."""
