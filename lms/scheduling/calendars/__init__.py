"""When rooms and sites are open: hours, closures, school holidays, what a site plans by."""
