"""Nobody's own project is forgotten: plans, the letters that bring them back, and what came of them."""
