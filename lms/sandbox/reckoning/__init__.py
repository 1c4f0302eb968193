"""Works out spreadsheets: formulas, values, functions. Pure; used in the sealed child and outside it."""
