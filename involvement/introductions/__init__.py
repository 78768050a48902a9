"""What is missing meets what is there: needs and offers, and people asked whether they want to meet.

Nothing here decides by itself: it proposes, explains and asks; people decide.
"""
