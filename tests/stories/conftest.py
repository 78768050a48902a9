"""An editor who is logged in, and the place where stories stand."""

import pytest

from stories.models import StoryIndexPage
from tests.factories import roles


@pytest.fixture
def log_in(tree, client, django_user_model):
    """Log a person of a group in; they read the CMS in English."""
    groups = roles()

    def do(group: str):
        user = django_user_model.objects.create_user(f"{group}@labo.example", password="x")
        user.groups.add(groups[group])
        user.wagtail_userprofile = None
        from wagtail.users.models import UserProfile

        UserProfile.objects.create(user=user, preferred_language="en")
        user = django_user_model.objects.get(pk=user.pk)
        client.force_login(user)
        return user

    return do


@pytest.fixture
def index(tree) -> StoryIndexPage:
    return StoryIndexPage.objects.get(locale__language_code="fr")
