"""The judgement: facts against the rules of one version of one award."""

from campaigns.eligibility.criteria.facts import Facts
from campaigns.eligibility.criteria.kinds import KINDS
from campaigns.eligibility.criteria.rules import Case, Condition, RuleSet
from campaigns.eligibility.criteria.verdict import Answer, Finding, Verdict, all_of, any_of

ANSWERS = {True: Answer.ELIGIBLE, False: Answer.NOT_ELIGIBLE, None: Answer.CANNOT_TELL}


def judge(rules: RuleSet, facts: Facts) -> Verdict:
    """Judge one subject by the conditions of one version.

    Every condition of path 0 must hold and, if there are alternatives, one of them whole. What is
    unknown makes the answer CANNOT_TELL unless the rest decides it. Raises KeyError for a kind that
    validate_conditions would have refused.
    """
    case = Case(rules, facts)
    findings = tuple(_finding(condition, case) for condition in rules.conditions)
    if rules.recipient != facts.subject:
        findings = (_wrong_recipient(rules), *findings)
    whole = all_of(f.met for f in findings if f.path == 0)
    chosen = any_of(
        all_of(f.met for f in findings if f.path == path) for path in rules.by_path if path
    )
    met = all_of([whole, chosen]) if len(rules.by_path) > 1 else whole
    return Verdict(ANSWERS[met], findings)


def _finding(condition: Condition, case: Case) -> Finding:
    outcome = KINDS[condition.kind].check(condition.params, case)
    return Finding(
        kind=condition.kind,
        path=condition.path,
        params=condition.params,
        met=outcome.met,
        evidence=outcome.evidence,
        missing=outcome.missing,
        legal_basis=condition.legal_basis or case.rules.legal_basis,
    )


def _wrong_recipient(rules: RuleSet) -> Finding:
    return Finding(
        kind="recipient",
        path=0,
        params={"recipient": rules.recipient},
        met=False,
        evidence=(),
        missing=(("recipient", rules.recipient),),
        legal_basis=rules.legal_basis,
    )
