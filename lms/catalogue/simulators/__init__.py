"""Simulators: scenarios as authors write them, the worlds they play in, and logs replayed over them."""
