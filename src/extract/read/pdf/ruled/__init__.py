"""Tables with rulings: rules -> edges -> nets -> grids, half-ruled cells parted."""
