"""A story as newsrooms take it up: in their lengths, in their formats, under its conditions."""
