"""The press kit of a story: one archive with everything that newsrooms may use."""
