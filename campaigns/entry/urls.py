"""Addresses of entering: the grid, what a form keeps while one types, reports that come again."""

from django.urls import URLPattern, path

from campaigns.entry.views import form, grid, repeats, withdrawing

urlpatterns: list[URLPattern] = [
    path("rounds/<int:pk>/grid/", grid.Grid.as_view(), name="grid"),
    path("rounds/<int:pk>/grid/rows/", grid.grid_row, name="grid_row"),
    path("rounds/<int:pk>/grid/withdraw/", withdrawing.grid_withdraw, name="grid_withdraw"),
    path("entry/candidates/", grid.grid_candidates, name="grid_candidates"),
    path("entry/typing/", form.typing, name="entry_typing"),
    path("entry/forget/", form.forget_typing, name="entry_forget"),
    path("entry/verdict/", form.verdict, name="entry_verdict"),
    path("nominations/<int:pk>/repeats/", repeats.repeats, name="nomination_repeats"),
]
