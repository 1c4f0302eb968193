"""Certificates: facts, PDF, public verification."""
