"""The rooms of an evening over HTTP. What they do lies in the plain modules beside."""
