"""Outcomes and indicators for funders; reads only."""
