"""Plans, the letters that bring them back, and what comes of them."""
