"""What is asked on the page "Thử tính": the case first, then its facts."""

from campaigns.eligibility.forms.choice import ChoiceForm
from campaigns.eligibility.forms.facts import FactsForm

__all__ = ["ChoiceForm", "FactsForm"]
