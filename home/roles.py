"""Who may do what in the CMS: five groups, and the one workflow between them.

The scheme is the simplest that is honest for a small team:

========================  =======  ==========  ============  =====  ===========
may …                     Editors  Moderators  Facilitators  Press  Translators
========================  =======  ==========  ============  =====  ===========
write stories             yes      yes         no            yes    no
write events and calls    yes      yes         yes           no     no
write plain pages         yes      yes         no            no     no
translate pages           yes      yes         no            no     yes
publish                   yes      yes         no            no     no
lock, approve             no       yes         no            no     no
add and change pictures   yes      yes         yes           yes    no
send for translation      yes      yes         no            no     no
teach the search          yes      yes         no            no     no
see requests              no       no          yes           no     no
note needs of stories     yes      yes         yes           no     no
see journalists, promises no       no          no            yes    no
prepare, direct evenings  no       no          yes           yes    no
moderate evenings         no       yes         yes           yes    no
change teams              no       no          no            no     no
need a second factor      no       no          yes           yes    no
========================  =======  ==========  ============  =====  ===========

Editors publish what they write; what Facilitators and Press write waits for a moderator, who reads
it with fresh eyes. Translators write the pages of the other languages, never those of the first, and
an editor publishes them. Requests of people are for those who answer: which ones each facilitator sees
is decided by `involvement`, not here. Programmes and facilitators say to whom requests go: only
administrators change them, so that nobody can lead requests to themselves. Whoever sees people's
data needs a second factor besides the password, as administrators do.
"""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from calls.models import CallIndexPage
from events.models import EventIndexPage
from home.models import HomePage
from home.signing_in.models import NEED_SECOND_FACTOR
from stories.models import StoryIndexPage

EDITORS = "Editors"
MODERATORS = "Moderators"
FACILITATORS = "Facilitators"
PRESS = "Press"
TRANSLATORS = "Translators"
ROLES = (EDITORS, MODERATORS, FACILITATORS, PRESS, TRANSLATORS)

WORKFLOW = "Relecture"
# What Wagtail's own first migrations call its workflow: reused, so that there is only one.
WAGTAIL_WORKFLOW = "Moderators approval"

# Page permissions (codename without "_page") by group and by the pages below which they hold.
PAGE_PERMISSIONS: dict[str, dict[tuple[type[Page], ...], tuple[str, ...]]] = {
    EDITORS: {(HomePage,): ("add", "change", "publish", "bulk_delete")},
    MODERATORS: {(HomePage,): ("add", "change", "publish", "bulk_delete", "lock", "unlock")},
    FACILITATORS: {(EventIndexPage, CallIndexPage): ("add", "change")},
    PRESS: {(StoryIndexPage,): ("add", "change")},
    TRANSLATORS: {(HomePage,): ("change",)},
}
MEDIA = (("images", "image"), ("docs", "document"))
CHOOSE_MEDIA = [f"wagtail{app}.choose_{model}" for app, model in MEDIA]
CHANGE_MEDIA = [
    f"wagtail{app}.{action}_{model}" for app, model in MEDIA for action in ("add", "change")
]
SEE_SNIPPETS = [
    "taxonomy.view_issue",
    "taxonomy.view_territory",
    "people.view_organisation",
    "people.view_programme",
    "people.view_facilitator",
]
WRITE_SNIPPETS = [
    f"{model}.{action}_{name}"
    for model, name in (
        ("taxonomy", "issue"),
        ("people", "organisation"),
    )
    for action in ("add", "change")
]
TEACH_THE_SEARCH = [
    *(
        f"search.{action}_{name}"
        for name in ("synonyms", "promotion")
        for action in ("add", "change", "delete")
    ),
    "search.view_missedsearch",
]
RUN_THE_SITE = [
    "home.change_siteidentity",
    "wagtail_localize.submit_translation",
    "wagtailredirects.add_redirect",
    "wagtailredirects.change_redirect",
    "wagtailredirects.delete_redirect",
]
# What stories lack; needs and offers of requests are for facilitators alone.
NOTE_NEEDS = ["involvement.add_ingredient"]
PRESS_ROOM = [
    f"press.{action}_{model}"
    for model in (
        "mediaoutlet",
        "journalist",
        "presssubscription",
        "coveragecommitment",
        "presspickup",
        "spokesperson",
    )
    for action in ("add", "change", "delete", "view")
]
# What the room of an evening sends, and nothing of its stage.
MODERATE_EVENINGS = ["buzz.view_buzzsession", "buzz.moderate_buzzsession"]
EVENINGS = [
    *MODERATE_EVENINGS,
    *(f"buzz.{action}_buzzsession" for action in ("add", "change", "direct")),
]
PERMISSIONS: dict[str, list[str]] = {
    EDITORS: [
        *SEE_SNIPPETS,
        *WRITE_SNIPPETS,
        *TEACH_THE_SEARCH,
        *RUN_THE_SITE,
        *NOTE_NEEDS,
    ],
    MODERATORS: [
        *SEE_SNIPPETS,
        *WRITE_SNIPPETS,
        *TEACH_THE_SEARCH,
        *RUN_THE_SITE,
        *NOTE_NEEDS,
        *MODERATE_EVENINGS,
    ],
    FACILITATORS: [
        *SEE_SNIPPETS,
        "people.add_organisation",
        "people.change_organisation",
        "involvement.view_involvement",
        "involvement.change_involvement",
        *EVENINGS,
        NEED_SECOND_FACTOR,
    ],
    PRESS: [*SEE_SNIPPETS, *PRESS_ROOM, *EVENINGS, NEED_SECOND_FACTOR],
    TRANSLATORS: SEE_SNIPPETS,
}


def ensure_roles() -> dict[str, Group]:
    """Create what is missing of the groups, their permissions and the workflow; return the groups.

    Run again it changes nothing, and takes away nothing that an administrator added. Wagtail's own
    "Editors" and "Moderators" are reused; only the rights that its migrations gave them on the root
    of all pages go, since they would let them write outside the three trees. The tree of pages
    (`home.tree.ensure_tree`) has to stand.
    """
    groups = {name: Group.objects.get_or_create(name=name)[0] for name in ROLES}
    GroupPagePermission.objects.filter(group__in=groups.values(), page__depth=1).delete()
    library = Collection.objects.get(depth=1)
    for name, group in groups.items():
        group.permissions.add(*_permissions(["wagtailadmin.access_admin", *PERMISSIONS[name]]))
        media = CHOOSE_MEDIA if name == TRANSLATORS else [*CHOOSE_MEDIA, *CHANGE_MEDIA]
        GroupCollectionPermission.objects.bulk_create(
            (
                GroupCollectionPermission(group=group, collection=library, permission=permission)
                for permission in _permissions(media)
            ),
            ignore_conflicts=True,
        )
        not_in = settings.LANGUAGE_CODE if name == TRANSLATORS else ""
        _grant_pages(group, PAGE_PERMISSIONS[name], not_in)
    _ensure_workflow(groups[MODERATORS])
    return groups


def _grant_pages(
    group: Group, grants: dict[tuple[type[Page], ...], tuple[str, ...]], not_in: str
) -> None:
    for models, actions in grants.items():
        permissions = _permissions(f"wagtailcore.{action}_page" for action in actions)
        pages = [
            pk
            for model in models
            for pk in model.objects.exclude(locale__language_code=not_in).values_list(
                "pk", flat=True
            )
        ]
        GroupPagePermission.objects.bulk_create(
            (
                GroupPagePermission(group=group, page_id=page, permission=permission)
                for page in pages
                for permission in permissions
            ),
            ignore_conflicts=True,
        )


def _permissions(names: Iterable[str]) -> list[Permission]:
    """Permissions by "app.codename".

    Raises:
        Permission.DoesNotExist: a name is wrong, or its app is not migrated yet.
    """
    names = list(names)
    rows = Permission.objects.filter(codename__in=[name.partition(".")[2] for name in names])
    known = {
        f"{row.content_type.app_label}.{row.codename}": row
        for row in rows.select_related("content_type")
    }
    if unknown := set(names) - set(known):
        raise Permission.DoesNotExist(", ".join(sorted(unknown)))
    return [known[name] for name in names]


def _ensure_workflow(moderators: Group) -> None:
    """One workflow for the three trees; a home page that an administrator gave another keeps it."""
    homes = HomePage.objects.filter(depth=2, workflowpage=None)
    WorkflowPage.objects.filter(page__depth=1, workflow__name=WAGTAIL_WORKFLOW).delete()
    workflow = Workflow.objects.filter(name__in=[WORKFLOW, WAGTAIL_WORKFLOW]).first()
    if workflow is None:
        workflow = Workflow.objects.create(name=WORKFLOW)
    elif workflow.name == WAGTAIL_WORKFLOW:
        workflow.name = WORKFLOW
        workflow.save()
    if not workflow.workflow_tasks.exists():
        task = GroupApprovalTask.objects.create(name=WORKFLOW)
        task.groups.add(moderators)
        WorkflowTask.objects.create(workflow=workflow, task=task)
    for task in GroupApprovalTask.objects.filter(name=WAGTAIL_WORKFLOW):
        task.name = WORKFLOW
        task.save()
    for home in homes:
        WorkflowPage.objects.create(page_id=home.pk, workflow=workflow)
