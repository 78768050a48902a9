"""The press room: what media may take, whom they are, what they promised and what they published."""
