"""How a site's documents look, and who signs them: its logo, its colours, its signatory."""
