"""The press room in the admin: outlets, journalists, promises, coverage, and the board."""
