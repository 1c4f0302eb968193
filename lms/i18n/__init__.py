"""Words and formats: choice of language, catalogues, dates and numbers as people write them."""
