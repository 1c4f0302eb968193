"""Placement: a short adaptive test says where a person could begin; a trainer decides."""
