"""Open Badges 3.0: the certificate as a signed file that wallets and profiles read."""
