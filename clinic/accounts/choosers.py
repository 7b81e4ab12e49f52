"""Who may choose what: a chooser lists nothing that docs/howto/roles.md keeps from somebody.

Wagtail asks for permission before it lists, but not before somebody chooses: each chooser of a
snippet shows all rows to everyone in the admin (docs/adr/0048).
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.shortcuts import get_object_or_404
from wagtail.documents.views import chooser as documents
from wagtail.images.permissions import permission_policy as images_policy
from wagtail.images.views import chooser as images
from wagtail.models import Collection, CollectionViewRestriction, GroupCollectionPermission
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views import chooser as snippets
from wagtail.snippets.views.snippets import SnippetViewSet

from articles.models import Topic
from testimonials.models import Testimonial

ANY = {"add", "change", "delete", "view"}
"""Whoever has one of these permissions may see the rows of a model."""
SHOWN_TO_ALL: dict[type[Model], Callable[[], "QuerySet[Any]"]] = {
    Testimonial: Testimonial.objects.visible,
    Topic: Topic.objects.all,
}
"""What pages show to every visitor anyway, so that whoever writes one may choose it."""


def choosable(user: AbstractBaseUser, model: type[Model]) -> "QuerySet[Any]":
    """Returns the rows of a model that somebody may choose.

    Raises:
        PermissionDenied: none at all.
    """
    if ModelPermissionPolicy(model).user_has_any_permission(user, ANY):
        return model._default_manager.all()
    shown = SHOWN_TO_ALL.get(model)
    if shown is None:
        raise PermissionDenied
    keys = list(shown().values_list("pk", flat=True))  # the search takes no subqueries
    return model._default_manager.filter(pk__in=keys)


class GuardedList:
    """This mixin lists what somebody may choose."""

    def get_object_list(self: Any) -> "QuerySet[Any]":
        """Returns the rows."""
        return choosable(self.request.user, self.model_class)


class GuardedChooseView(GuardedList, snippets.ChooseView):
    """This view opens a chooser."""


class GuardedResultsView(GuardedList, snippets.ChooseResultsView):
    """This view lists what is found in a chooser."""


class GuardedChosenView(snippets.SnippetChosenView):
    """This view tells of a row that was chosen."""

    def get_object(self, pk: Any) -> Model:
        """Returns the row with this key."""
        found: Model = choosable(self.request.user, self.model_class).get(pk=pk)
        return found


class GuardedMultipleView(snippets.SnippetChosenMultipleView):
    """This view tells of several rows that were chosen."""

    def get_objects(self, pks: Iterable[Any]) -> "QuerySet[Any]":
        """Returns the rows with these keys."""
        return choosable(self.request.user, self.model_class).filter(pk__in=pks)


class GuardedChooserViewSet(snippets.SnippetChooserViewSet):
    """This view set is the chooser of every snippet of this site."""

    choose_view_class = GuardedChooseView
    choose_results_view_class = GuardedResultsView
    chosen_view_class = GuardedChosenView
    chosen_multiple_view_class = GuardedMultipleView


def open_to(files: "QuerySet[Any]", user: Any) -> "QuerySet[Any]":
    """Leaves out the pictures or documents of collections that are closed to somebody.

    Whoever may change all files of a collection sees them; adding some of one's own is less.
    """
    right = f"change_{files.model._meta.model_name}"
    granted = GroupCollectionPermission.objects.filter(
        group__in=user.groups.all(), permission__codename=right
    )
    own = tuple(granted.values_list("collection__path", flat=True))
    closed = [key for key, path in closed_collections(user) if not path.startswith(own)]
    return files.exclude(collection__in=closed) if closed else files


def closed_collections(user: Any) -> list[tuple[int, str]]:
    """Returns the collections that ask for a password or for a role one lacks: keys and paths."""
    within = Q(pk__in=[])
    for restriction in CollectionViewRestriction.objects.select_related("collection"):
        if not _opens(restriction, user):
            within |= Q(path__startswith=restriction.collection.path)
    return list(Collection.objects.filter(within).values_list("pk", "path"))


def _opens(restriction: CollectionViewRestriction, user: Any) -> bool:
    if user.is_superuser or restriction.restriction_type == CollectionViewRestriction.LOGIN:
        return True
    if restriction.restriction_type == CollectionViewRestriction.PASSWORD:
        return False
    return bool(restriction.groups.filter(pk__in=user.groups.values("pk")).exists())


class OpenDocumentView(documents.DocumentChosenView):
    """This view tells of a document that was chosen."""

    def get_object(self, pk: Any) -> Any:
        """Returns the document, unless its collection is closed to this person."""
        found = super().get_object(pk)
        return _open_or_refuse(found, self.request.user)


class OpenDocumentsView(documents.DocumentChosenMultipleView):
    """This view tells of several documents that were chosen."""

    def get_objects(self, pks: Iterable[Any]) -> "QuerySet[Any]":
        """Returns the documents."""
        return open_to(super().get_objects(pks), self.request.user)


class OpenImageView(images.ImageChosenView):
    """This view tells of a picture that was chosen."""

    def get_object(self, pk: Any) -> Any:
        """Returns the picture, unless its collection is closed to this person."""
        found = super().get_object(pk)
        return _open_or_refuse(found, self.request.user)


class OpenImagesView(images.ImageChosenMultipleView):
    """This view tells of several pictures that were chosen."""

    def get_objects(self, pks: Iterable[Any]) -> "QuerySet[Any]":
        """Returns the pictures."""
        return open_to(super().get_objects(pks), self.request.user)


class OpenFormatView(images.ImageSelectFormatView):
    """This view asks how a picture that was chosen is to stand in the text."""

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Refuses a picture that this person may not choose."""
        image = get_object_or_404(images.get_image_model(), pk=kwargs["image_id"])
        if not images_policy.user_has_permission_for_instance(request.user, "choose", image):
            raise PermissionDenied
        _open_or_refuse(image, request.user)
        return super().dispatch(request, *args, **kwargs)


def _open_or_refuse(file: Any, user: Any) -> Any:
    if not open_to(type(file)._default_manager.filter(pk=file.pk), user).exists():
        raise PermissionDenied
    return file


def install() -> None:
    """Puts these views where Wagtail's own would stand, before any address is made."""
    SnippetViewSet.chooser_viewset_class = GuardedChooserViewSet
    documents.viewset.chosen_view_class = OpenDocumentView
    documents.viewset.chosen_multiple_view_class = OpenDocumentsView
    images.viewset.chosen_view_class = OpenImageView
    images.viewset.chosen_multiple_view_class = OpenImagesView
    images.viewset.select_format_view_class = OpenFormatView
