"""Fuzzing del corrector: cuadernos de verdad, estropeados de muchas maneras, y lo que no debe pasar nunca."""
