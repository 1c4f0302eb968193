"""People, sign-in, roles, sites, audit trail."""
