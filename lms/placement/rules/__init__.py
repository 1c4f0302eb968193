"""How a few answers become a level: item response theory on a grid, pure functions of plain values."""
