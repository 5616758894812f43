"""El libro de notas: lo que llamamos de nbgrader."""
