"""What the admin shows of issues and territories."""

from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from .models import Territory
from .viewsets import OfficialListPolicy, TaxonomyViewSetGroup

register_permission_policy(Territory, OfficialListPolicy(Territory))
register_snippet(TaxonomyViewSetGroup)
