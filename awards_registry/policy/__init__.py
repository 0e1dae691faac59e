"""Who may do what: roles, their permissions at the desk, and who may open which page.

A page that is not declared here is not served (``middleware.DeclaredPages``) and fails a
test that is generated from the URL resolver and the admin registry. Which *rows* a person
sees is another question with another home: ``visible_to(user)`` of each model.
"""

from django.utils.functional import Promise

from awards_registry.policy.desk import DESK, permissions_of
from awards_registry.policy.pages import PAGES, PUBLIC, Who
from awards_registry.policy.roles import ALL, STAFF, Role

__all__ = [
    "ALL",
    "DESK",
    "PAGES",
    "PUBLIC",
    "STAFF",
    "Role",
    "Who",
    "names_of",
    "permissions_of",
    "who_may",
]


def who_may(view_name: str) -> Who | None:
    """Who may open the page of that name; ``None`` where nobody declared it."""
    if view_name in PAGES:
        return PAGES[view_name]
    space, _colon, page = view_name.partition(":")
    if space == "admin":
        for label, (viewers, writers) in DESK.items():
            if page.startswith(label.replace(".", "_") + "_"):
                return viewers | writers
    return None


def names_of(who: Who) -> list[str | Promise]:
    """The roles as words for people, to say who could help."""
    return [Role(role).label for role in Role if role in who]
