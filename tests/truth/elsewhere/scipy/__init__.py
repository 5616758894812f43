"""SciPy, con lo que se usa en un curso de convoluciones."""
