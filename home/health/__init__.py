"""Whether the site is well: for machines that ask, for whoever runs it, in logs."""
