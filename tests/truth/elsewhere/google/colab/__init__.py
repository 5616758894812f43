"""Lo que hay en Colab."""
