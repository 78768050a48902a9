"""Why the lab keeps data of people, and on which ground. The register of processing is made of it."""

ANSWER = "answer"
FOLLOW_UP = "follow-up"
NEWS = "news"
INTRODUCTION = "introduction"
DESK = "desk"
