"""Proof of presence: who signed, how, and the chained register no row of which can be changed unseen."""
