"""Lo que se cuenta en el cuaderno a quien lo hace, además del veredicto."""
