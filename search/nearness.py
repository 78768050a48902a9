"""Nearer results first, among those that hold the words equally well."""

from math import inf

from taxonomy.distance import Point, kilometres, point_of
from taxonomy.models import Territory

from .matching import Candidate
from .narrowing import here_term, place_term

FAR = 99  # shares no territory


def by_nearness(candidates: list[Candidate], near: Territory) -> list[Candidate]:
    """Put what is nearer to a place first; of equals the order stays.

    What happens in an area that holds the place is no kilometre away, and the smaller area comes
    first. Else kilometres between the places count, in full ones; where the official list gives no
    point, the territories that both lie in.

    Args:
        candidates: best first.
        near: usually a municipality.
    """
    above = dict(near.above.values_list("ancestor", "distance"))
    shared = {place_term(key): distance for key, distance in above.items()}
    holding = {here_term(key) for key in above}
    away = _kilometres(candidates, near)

    def place(candidate: Candidate) -> tuple[int, float, int]:
        facets = candidate.facets.split()
        steps = min((shared[term] for term in facets if term in shared), default=FAR)
        if not holding.isdisjoint(facets):
            return candidate.depth, 0, steps
        nearest = min((away[term] for term in facets if term in away), default=inf)
        return candidate.depth, nearest, steps

    return sorted(candidates, key=place)


def _kilometres(candidates: list[Candidate], near: Territory) -> dict[str, float]:
    """How far the candidates' own places are, by their term in the index."""
    start = point_of(near)
    prefix = here_term("")
    terms = {term for one in candidates for term in one.facets.split() if term.startswith(prefix)}
    if start is None or not terms:
        return {}
    places = Territory.objects.filter(
        pk__in=[int(term.removeprefix(prefix)) for term in terms],
        longitude__isnull=False,
        latitude__isnull=False,
    )
    return {
        here_term(key): max(1, round(kilometres(start, Point(longitude, latitude))))
        for key, longitude, latitude in places.values_list("pk", "longitude", "latitude")
    }
