"""Lo que nbgrader llama de nosotros: el preprocesador y el botón de formgrader."""
