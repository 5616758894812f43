"""Un curso en una carpeta: publicación, entregas, y el libro de notas de nbgrader."""
