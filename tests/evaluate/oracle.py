"""A second evaluation, by proof trees: slow, simple, and written apart from the engine.

An argument is a tree of lines in which no statement rests on itself. It is worth its weakest link.
An argument attacks another if it is against one of its nodes and worth at least as much as that node.
What stands is the grounded extension (P. M. Dung, Artificial Intelligence 77, 1995).
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from itertools import product

from attrs import field, frozen

from argmap.model import ArgMap, Degree, Evidence, Objection, Premise

CERTAIN = 4


class TooManyError(Exception):
    """There are more arguments than this oracle cares to build."""


@frozen
class Rule:
    """A way to a conclusion; `weak` names what may be attacked in it besides its conclusion."""

    conclusion: str
    premises: tuple[str, ...]
    strength: int
    weak: str


@frozen
class Argument:
    rule: Rule
    parts: tuple[Argument, ...]
    worth: int = field(init=False)

    def __attrs_post_init__(self):
        object.__setattr__(self, "worth", min([self.rule.strength, *(part.worth for part in self.parts)]))

    @cached_property
    def nodes(self):
        return {self}.union(*(part.nodes for part in self.parts))


@frozen(eq=False)
class Oracle:
    amap: ArgMap
    left_out: frozenset[str] = frozenset()
    limit: int = 400

    @cached_property
    def statements(self):
        return {id_: each for id_, each in self.amap.statements.items() if id_ not in self.left_out}

    @cached_property
    def steps(self):
        return {
            id_: each
            for id_, each in self.amap.inferences.items()
            if not self.left_out & {each.conclusion, *each.linked}
        }

    # ------------------------------------------------------------------------- what a map says

    def base(self, statement):
        says = int(statement.degree or 0)
        if isinstance(statement, Evidence):
            return says or 4 if statement.citations else min(says or 4, 1)
        if isinstance(statement, Premise):
            return says or 3 if statement.citations or statement.basis else min(says or 3, 1)
        return 0

    def strength(self, step):
        """Strength, whether the step is strict, and what makes it fail."""
        if step.scheme is None:
            return (3 if step.has_warrant else 2), False, set()
        scheme = self.amap.schemes[step.scheme]
        said = {each.question: each for each in step.answers}
        strength, strict, fails = (4 if scheme.strict else int(scheme.strength)), scheme.strict, set()
        for question in scheme.questions:
            state = said[question.id].state if question.id in said else "open"
            if (state == "open" and question.owed) or state == "conceded":
                strength, strict = min(strength, 1), False
            if state == "fails":
                strict = False
                fails.add(said[question.id].by)
        return strength, strict, fails

    @cached_property
    def against(self):
        """What attacks what: statements by their id, bases as `base s`, steps by their id."""
        found = defaultdict(set)
        for each in self.statements.values():
            for other in each.contradicts:
                found[each.id].add(other)
                found[other].add(each.id)
            if isinstance(each, Objection):
                for how, target in each.attacks:
                    found[f"base {target}" if how == "undermines" else target].add(each.id)
        for id_, step in self.steps.items():
            _, strict, fails = self.strength(step)
            if strict:
                found.pop(id_, None)
            found[id_] |= fails
        for step in self.strict:
            for premise in step.linked:
                found[premise].add(f"not {premise}")
        return found

    @cached_property
    def strict(self):
        return [
            each
            for each in self.steps.values()
            if self.strength(each)[1] and each.conclusion not in each.linked
        ]

    @cached_property
    def rules(self):
        found = defaultdict(list)

        def add(conclusion, premises, strength, weak):
            if strength:
                found[conclusion].append(Rule(conclusion, tuple(dict.fromkeys(premises)), strength, weak))

        for id_, each in self.statements.items():
            add(id_, (), self.base(each), f"base {id_}")
            if isinstance(each, Objection) and (each.grounds or each.citations):
                add(id_, each.grounds, int(each.degree or 4), "")
        for id_, step in self.steps.items():
            add(step.conclusion, step.linked, self.strength(step)[0], id_)
        for step in self.strict:
            for premise in step.linked:
                others = [each for each in step.linked if each != premise]
                for attacker in self.against[step.conclusion]:
                    add(f"not {premise}", (attacker, *others), CERTAIN, "")
        return found

    # ---------------------------------------------------------------------------- proof trees

    @cached_property
    def arguments(self):
        found = [argument for id_ in list(self.rules) for argument in self.build(id_, frozenset())]
        return list(dict.fromkeys(found))

    def build(self, conclusion, above):
        if conclusion in above:
            return []
        found = []
        for rule in self.rules.get(conclusion, ()):
            ways = [self.build(each, above | {conclusion}) for each in rule.premises]
            for parts in product(*ways):
                found.append(Argument(rule, parts))
                if len(found) > self.limit:
                    raise TooManyError
        return found

    @cached_property
    def attackers(self):
        """For each argument those that attack it, somewhere."""
        concluding = defaultdict(list)
        for argument in self.arguments:
            concluding[argument.rule.conclusion].append(argument)
        if len(self.arguments) > self.limit:
            raise TooManyError
        return {
            argument: {
                attacker
                for node in argument.nodes
                for spot in (node.rule.conclusion, node.rule.weak)
                for id_ in self.against.get(spot, ())
                for attacker in concluding[id_]
                if attacker.worth >= node.worth
            }
            for argument in self.arguments
        }

    @cached_property
    def labels(self):
        """The grounded labelling: in, out or undecided."""
        label = {}
        while True:
            more = {}
            for argument, attackers in self.attackers.items():
                if argument in label:
                    continue
                if all(label.get(each) == "out" for each in attackers):
                    more[argument] = "in"
                elif any(label.get(each) == "in" for each in attackers):
                    more[argument] = "out"
            if not more:
                return label
            label.update(more)

    def values(self):
        """For each statement its degrees `lo`, `hi` and `free`."""
        found = {id_: [0, 0, 0] for id_ in self.statements}
        for argument in self.arguments:
            degrees = found.get(argument.rule.conclusion)
            if degrees is None:
                continue
            label = self.labels.get(argument, "undecided")
            marks = (label == "in", label != "out", True)
            for at, counts in enumerate(marks):
                if counts:
                    degrees[at] = max(degrees[at], argument.worth)
        return {id_: tuple(Degree(each) for each in degrees) for id_, degrees in found.items()}
