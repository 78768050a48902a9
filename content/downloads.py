"""Files that somebody sent us are handed on as data: they never act as pages of this site."""

from csp.decorators import csp
from django.conf import settings

# Decorates a view whose files run no script and know no address of the site. The web server in
# front says the same of what it serves itself (`deploy/`).
as_data = csp(settings.MEDIA_CONTENT_SECURITY_POLICY)
