"""Una sola verdad: lo que dicen el cuaderno, Validate, la terminal y la nota, en cuadernos de verdad."""
