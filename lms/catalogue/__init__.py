"""Reads courses/ into plain immutable values, and checks them."""
