"""Views of the queue under a name: whose they are, and the page on which they are kept in order."""

from typing import Any

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from content.identifiers import page_id
from involvement.models import SavedView

from .base import DeskMixin
from .filters import QueueFilters

# What a view keeps: filters and search, never a page of the list or a format.
KEPT = {"q", *QueueFilters.base_filters, "received_from", "received_to"}
LONGEST = SavedView._meta.get_field("query").max_length


def visible_to(user: AbstractBaseUser) -> QuerySet[SavedView]:
    """A user's own views, and those that a colleague of the same team shares."""
    facilitator = getattr(user, "facilitator", None)
    shared = Q(shared=True, programme=facilitator.programme_id) if facilitator else Q()
    return SavedView.objects.filter(Q(owner=user) | shared).select_related("owner")


def default_of(user: AbstractBaseUser) -> SavedView | None:
    """The view with which the queue opens."""
    return visible_to(user).filter(default_of=user).first()


def cleaned(query: QueryDict) -> str:
    """The filters of an address, in one order, so that equal filters are equal text."""
    kept = QueryDict(mutable=True)
    for name in sorted(KEPT & query.keys()):
        values = [value for value in query.getlist(name) if value]
        if values:
            kept.setlist(name, values)
    return kept.urlencode()


@transaction.atomic
def make_default(view: SavedView | None, user: AbstractBaseUser) -> None:
    """Let the queue open with a view, or with everything."""
    SavedView.default_of.through.objects.filter(user=user).delete()
    if view:
        view.default_of.add(user)


class SavedViewForm(forms.ModelForm):
    """Name, filters, and whether the team sees it."""

    query = forms.CharField(max_length=LONGEST, required=False, widget=forms.HiddenInput)
    first = forms.BooleanField(label=gettext_lazy("The queue opens with it"), required=False)

    class Meta:
        model = SavedView
        fields = ["name", "query", "shared"]

    def __init__(self, *args: Any, user: AbstractBaseUser, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        others = SavedView.objects.filter(owner=self.user, name=name).exclude(pk=self.instance.pk)
        if others.exists():
            raise forms.ValidationError(_("You have a view of this name already."))
        return name

    def clean_query(self) -> str:
        return cleaned(QueryDict(self.cleaned_data["query"]))

    def save(self, commit: bool = True) -> SavedView:
        facilitator = getattr(self.user, "facilitator", None)
        self.instance.owner = self.user
        self.instance.programme_id = facilitator.programme_id if facilitator else None
        self.instance.shared = self.instance.shared and facilitator is not None
        return super().save(commit)


class SavedViewsView(DeskMixin, WagtailAdminTemplateMixin, TemplateView):
    """Save the filters at hand; rename, share, delete what one saved; choose the first one."""

    template_name = "involvement/desk/views.html"
    page_title = gettext_lazy("Saved views")
    header_icon = "list-ul"
    http_method_names = ["get", "head", "post"]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        queue = {"url": reverse("involvement:index") + "?all=1", "label": _("Requests")}
        return [*self.breadcrumbs_items, queue, {"url": "", "label": str(self.page_title)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        bound = kwargs.get("form")
        mine, others = [], []
        first = default_of(user)
        for view in visible_to(user):
            if view.owner_id != user.pk:
                others.append(view)
            elif bound and bound.instance.pk == view.pk:
                mine.append(bound)
            else:
                mine.append(self._form(view))
        adding = bound if bound and not bound.instance.pk else None
        return super().get_context_data(**kwargs) | {
            "forms": mine,
            "adding": adding,
            "others": others,
            "first": first,
            "may_share": getattr(user, "facilitator", None) is not None,
        }

    def _form(self, view: SavedView, data: Any = None) -> SavedViewForm:
        return SavedViewForm(
            data, instance=view, user=self.request.user, auto_id=f"view-{view.pk or 'new'}-%s"
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        act, key = request.POST.get("act"), request.POST.get("view")
        if act == "save":
            return self._save(key)
        view = get_object_or_404(visible_to(request.user), pk=page_id(key)) if key else None
        if act == "first":
            make_default(view, request.user)
        elif act == "delete" and view and view.owner_id == request.user.pk:
            view.delete()
        messages.success(request, _("Done."))
        return redirect("involvement:views")

    def _save(self, key: str | None) -> HttpResponse:
        user = self.request.user
        view = SavedView(owner=user)
        if key:
            view = get_object_or_404(SavedView, owner=user, pk=page_id(key))
        form = self._form(view, self.request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        view = form.save()
        if form.cleaned_data["first"]:
            make_default(view, user)
        messages.success(self.request, _("Saved as “%(name)s”.") % {"name": view.name})
        if key:
            return redirect("involvement:views")
        return redirect(f"{reverse('involvement:index')}?{view.query or 'all=1'}")
