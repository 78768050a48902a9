"""A story as IPTC ninjs: 3.1, and flat 1.x for systems that read no newer one."""
