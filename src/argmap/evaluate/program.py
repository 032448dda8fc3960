"""A map as nodes and lines of support, with all that the theory implies made plain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from argmap.evaluate.givens import CORROBORATION, Grade, base, demanded, grade, independent, reports
from argmap.evaluate.graph import components
from argmap.model import Degree, Objection

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from argmap.model import ArgMap, Inference

Table = tuple[int, ...]
"""What a line carries, by the least degree among its premises."""

NONE = 0
"""The node that never stands: a line that nothing attacks is attacked by it."""

CAPS: tuple[Table, ...] = tuple(tuple(min(least, most) for least in range(5)) for most in range(5))
"""For each degree, the table of a line that carries at most that."""

_SAME = CAPS[Degree.CERTAIN]
_LIFT: Table = (0, 2, 3, 3, 3)
"""Independent reports carry one degree more than the weaker one, at most probable."""

_GATES: tuple[Table, ...] = tuple(
    tuple(4 if least >= degree else 1 for least in range(5)) for degree in range(5)
)
"""For each degree demanded, how far a step goes while a question waits for an answer to reach it."""

Gate = tuple[str, tuple[int, ...]]
"""A pending question and the nodes that stand as certain while its answers are sustained."""


@frozen(eq=False)
class Program:
    """Lines of support: each ends in a node, rests on nodes and is attacked by one node.

    A line carries `table[line][least degree among its premises]`, unless its attacker stands as
    strongly; a node stands as strongly as its strongest line. Statements are nodes; so are the
    gates, the groups of attackers and the denials that `compile_map` adds.
    """

    nodes: Mapping[str, int]
    """Statements, by id."""
    denials: Mapping[int, int]
    """For nodes that strict steps rest on, the node that says no to them."""
    transposed: Mapping[str, Sequence[int]]
    """For strict inferences whose conclusion can be attacked, a line to the denial of each premise."""
    steps: Mapping[str, int]
    """Inferences, by id: the line that each is."""
    grades: Mapping[str, Grade]
    gates: Mapping[str, tuple[Gate, ...]]
    """For inferences with pending questions, what these wait for."""
    undercutters: Mapping[str, int]
    """For inferences that are undercut, the node that does so."""
    outside: Mapping[int, int]
    """For statements in a circle that lift something in it, the node with their lines from outside."""
    against: Mapping[int, int]
    """For statements that are attacked whatever supports them, the node that does so."""
    lines: Sequence[Sequence[int]]
    """For each node the lines that end in it."""
    target: Sequence[int]
    table: Sequence[Table]
    premises: Sequence[tuple[int, ...]]
    attacker: Sequence[int]
    groups: Sequence[Sequence[int]]
    """Nodes that depend on one another, each group after those it depends on."""

    def without(self, nodes: Iterable[int]) -> tuple[Program, set[int]]:
        """The same with these statements taken out, and the nodes that have lost lines thereby."""
        gone = set(nodes)
        lines = list(self.lines)
        for node in gone:
            lines[node] = ()
        less = set(gone)
        for id_, denying in self.transposed.items():
            if self.target[self.steps[id_]] in gone:
                for line in denying:
                    denial = self.target[line]
                    lines[denial] = [each for each in lines[denial] if each != line]
                    less.add(denial)
        return evolve(self, lines=lines), less


def compile_map(amap: ArgMap, left_out: Iterable[str] = ()) -> Program:
    """Turn a map into lines of support, with nothing in support of the statements left out.

    Strict steps are closed under transposition (M. Caminada and L. Amgoud, "On the evaluation of
    argumentation formalisms", Artificial Intelligence 171, 2007; S. Modgil and
    H. Prakken, "A general account of argumentation with preferences", Artificial Intelligence 195,
    2013): whatever attacks the conclusion of a strict step is, together with all its
    premises but one, a reason against that one. The map has no name for the contrary of a premise,
    so a node of its own, the denial, stands for it. Like every strict conclusion in Modgil and
    Prakken, a denial is not attacked head-on but through what it rests on.
    """
    return _Compiler(amap, left_out).program()


class _Compiler:
    """The lists that grow while a map is compiled."""

    def __init__(self, amap: ArgMap, left_out: Iterable[str]) -> None:
        self.amap = amap
        self.nodes = {id_: node for node, id_ in enumerate(amap.statements, 1)}
        self.closed = {NONE, *(self.nodes[id_] for id_ in left_out)}
        """Nodes that no line may end in."""
        self.lines: list[list[int]] = [[] for _ in range(len(self.nodes) + 1)]
        self.target: list[int] = []
        self.table: list[Table] = []
        self.premises: list[tuple[int, ...]] = []
        self.attacker: list[int] = []
        self.joined: dict[tuple[int, ...], int] = {}
        self.lifts: list[int] = []
        """Lines that may carry more than the least of what they rest on."""
        self.plain: dict[tuple[str | None, bool], Grade] = {}
        """Grades of steps that answer no questions, by scheme and by whether they have a warrant."""
        self.steps: dict[str, int] = {}
        self.grades = {id_: self._grade(inference) for id_, inference in amap.inferences.items()}
        self.gates: dict[str, tuple[Gate, ...]] = {}
        self.undercutters: dict[str, int] = {}
        self.on_statement: dict[int, list[int]] = {}
        """What attacks every line of a node."""
        self.on_step: dict[str, list[int]] = {}
        self.denials: dict[int, int] = {}
        self.transposed: dict[str, list[int]] = {}
        self.outside: dict[int, int] = {}

    def program(self) -> Program:
        self._attacks()
        strict = [
            inference
            for id_, inference in self.amap.inferences.items()
            if self.grades[id_].strict
            and inference.conclusion not in inference.linked
            and self._node(inference.conclusion) not in self.closed
        ]
        if strict:
            self._denials(strict)
        self._statements()
        self._steps()
        for inference in strict:
            self._transpose(inference)
        if self.lifts:
            self._keep_circles_from_lifting_themselves()
        against = {node: self._join(others) for node, others in self.on_statement.items()}
        return Program(
            nodes=self.nodes,
            denials=self.denials,
            transposed=self.transposed,
            steps=self.steps,
            grades=self.grades,
            gates=self.gates,
            undercutters=self.undercutters,
            outside=self.outside,
            against=against,
            lines=self.lines,
            target=self.target,
            table=self.table,
            premises=self.premises,
            attacker=self.attacker,
            groups=components(range(len(self.lines)), self._below(attacks=True)),
        )

    # ------------------------------------------------------------------------------ attacks

    def _attacks(self) -> None:
        """Sort what attacks what by whether it is against a step or a statement."""
        nodes = self.nodes
        for objection in self.amap.objections:
            own = nodes[objection.id]
            for how, target in objection.attacks:
                if how == "undercuts":
                    self.on_step.setdefault(target, []).append(own)
                elif target in nodes:  # what is undermined has its base alone to lose
                    self.on_statement.setdefault(nodes[target], []).append(own)
        for id_, others in self.amap.contraries.items():
            if id_ in nodes:
                against = self.on_statement.setdefault(nodes[id_], [])
                against.extend(nodes[other] for other in others if other in nodes)
        for id_, each in self.grades.items():
            if each.fails:
                self.on_step.setdefault(id_, []).extend(nodes.get(by, NONE) for by in each.fails)

    def _denials(self, strict: list[Inference]) -> None:
        """Make a denial for each premise of a strict step whose conclusion can be attacked."""
        ending: dict[int, list[Inference]] = {}
        for inference in strict:
            ending.setdefault(self._node(inference.conclusion), []).append(inference)
        open_ = [node for node in ending if node in self.on_statement]
        while open_:
            for inference in ending.get(open_.pop(), ()):
                for premise in self._linked(inference):
                    if premise not in self.denials:
                        denial = self.denials[premise] = self._new_node()
                        self.on_statement.setdefault(premise, []).append(denial)
                        open_.append(premise)

    def _transpose(self, inference: Inference) -> None:
        """Turn what attacks the conclusion of a strict step against each of its premises."""
        against = self._join(self.on_statement.get(self._node(inference.conclusion), ()))
        if against == NONE:
            return
        linked = self._linked(inference)
        gates = tuple(gate for _, nodes in self.gates.get(inference.id, ()) for gate in nodes)
        self.transposed[inference.id] = [
            self._line(self.denials[premise], _SAME, (against, *others, *gates))
            for premise, others in zip(linked, self._without_each(linked), strict=True)
        ]

    def _without_each(self, nodes: Sequence[int]) -> list[tuple[int, ...]]:
        """For each of the nodes one or two that stand for all the others."""
        before = self._running(nodes)
        after = self._running(nodes[::-1])[::-1]
        return [(*left, *right) for left, right in zip(before, after, strict=True)]

    def _running(self, nodes: Sequence[int]) -> list[tuple[int, ...]]:
        """For each of the nodes the one that stands for all before it."""
        found: list[tuple[int, ...]] = [()]
        for node in nodes[:-1]:
            all_ = (*found[-1], node)
            if len(all_) > 1:
                both = self._new_node()
                self._line(both, _SAME, all_)
                all_ = (both,)
            found.append(all_)
        return found

    # ---------------------------------------------------------------------- lines of support

    def _statements(self) -> None:
        """The lines that statements bring themselves: bases, and objections' grounds."""
        on_statement = self.on_statement
        for id_, statement in self.amap.statements.items():
            node = self.nodes[id_]
            if isinstance(statement, Objection):
                if statement.grounds or statement.citations:
                    most = CAPS[statement.degree or Degree.CERTAIN]
                    grounds = tuple(dict.fromkeys(self._node(each) for each in statement.grounds))
                    self._line(node, most, grounds, self._join(on_statement.get(node, ())))
                continue
            degree = base(self.amap, statement).degree
            if degree:
                against = self._join(on_statement.get(node, ()))
                self._line(node, CAPS[degree], (), against)

    def _steps(self) -> None:
        on_statement, on_step = self.on_statement, self.on_step
        for id_, inference in self.amap.inferences.items():
            graded = self.grades[id_]
            node = self._node(inference.conclusion)
            premises = self._linked(inference)
            if inference.scheme == CORROBORATION and node not in premises:
                premises = self._corroborate(inference, premises)
            if graded.pending:
                self._open_gates(id_, graded)
                premises = (*premises, *(gate for _, gates in self.gates[id_] for gate in gates))
            against = on_statement.get(node, ())
            if id_ in on_step and not graded.strict:
                self.undercutters[id_] = self._join(on_step[id_])
                against = (*against, *on_step[id_])
            attacker = self._join(against) if against else NONE
            self.steps[id_] = self._line(node, CAPS[graded.degree], premises, attacker)

    def _corroborate(self, inference: Inference, premises: tuple[int, ...]) -> tuple[int, ...]:
        """Put one node in the place of the reports, as strong as they are together."""
        told = tuple(self._node(each) for each in reports(inference))
        together = self._new_node()
        self._line(together, _SAME, told)
        if independent(self.amap, inference):
            self.lifts.append(self._line(together, _LIFT, told))
        return (together, *(each for each in premises if each not in told))

    def _open_gates(self, id_: str, graded: Grade) -> None:
        gates: list[Gate] = []
        for question, answers in graded.pending:
            nodes = []
            for answer in answers:
                gate = self._new_node()
                statement = self.amap.statements.get(answer)
                table = _GATES[demanded(statement) if statement else Degree.CERTAIN]
                self.lifts.append(self._line(gate, table, (self._node(answer),)))
                nodes.append(gate)
            gates.append((question, tuple(nodes)))
        self.gates[id_] = tuple(gates)

    def _keep_circles_from_lifting_themselves(self) -> None:
        """Let only support from outside a circle lift a degree inside it.

        An answer that rests on the conclusion of the step it is to license meets no question, and a
        report that rests on what it is to corroborate adds nothing: such a line is given, in place
        of the report or the answer, a node with those of its lines that come from outside.
        """
        circle = {
            node: number
            for number, nodes in enumerate(components(range(len(self.lines)), self._below(attacks=False)))
            if len(nodes) > 1
            for node in nodes
        }
        outside = self.outside
        for lift in self.lifts:
            own = circle.get(self.target[lift])
            if own is None:
                continue
            for premise in self.premises[lift]:
                if circle.get(premise) == own and premise not in outside:
                    outside[premise] = node = self._new_node()
                    for line in tuple(self.lines[premise]):
                        if all(circle.get(each) != own for each in self.premises[line]):
                            self._line(node, self.table[line], self.premises[line], self.attacker[line])
            self.premises[lift] = tuple(
                outside[each] if circle.get(each) == own else each for each in self.premises[lift]
            )

    # ------------------------------------------------------------------------------ building

    def _node(self, id_: str) -> int:
        return self.nodes.get(id_, NONE)

    def _linked(self, inference: Inference) -> tuple[int, ...]:
        """The nodes that an inference rests on, each once."""
        nodes = self.nodes
        found = [nodes.get(support.id, NONE) for support in inference.premises]
        if inference.warrant_id is not None:
            found.append(nodes.get(inference.warrant_id, NONE))
        return tuple(found) if len(found) == 1 or len({*found}) == len(found) else tuple(dict.fromkeys(found))

    def _grade(self, inference: Inference) -> Grade:
        if inference.answers or inference.rivals:
            return grade(self.amap, inference)
        key = (inference.scheme, inference.has_warrant)
        if key not in self.plain:
            self.plain[key] = grade(self.amap, inference)
        return self.plain[key]

    def _new_node(self) -> int:
        self.lines.append([])
        return len(self.lines) - 1

    def _line(self, target: int, table: Table, premises: tuple[int, ...], attacker: int = NONE) -> int:
        """Add a line; one to a closed node, or one that rests on its own end, is not listed there."""
        line = len(self.target)
        self.target.append(target)
        self.table.append(table)
        self.premises.append(premises)
        self.attacker.append(attacker)
        if target not in self.closed and target not in premises:
            self.lines[target].append(line)
        return line

    def _join(self, nodes: Iterable[int]) -> int:
        """The node that stands as strongly as the strongest of these."""
        key = tuple(sorted({*nodes} - {NONE}))
        if not key:
            return NONE
        if len(key) == 1:
            return key[0]
        if key not in self.joined:
            self.joined[key] = joint = self._new_node()
            for node in key:
                self._line(joint, _SAME, (node,))
        return self.joined[key]

    def _below(self, *, attacks: bool) -> list[list[int]]:
        """For each node those that its lines rest on and, if asked for, those that attack them."""
        below: list[list[int]] = []
        for lines in self.lines:
            found: list[int] = []
            for line in lines:
                found.extend(self.premises[line])
                if attacks and self.attacker[line]:
                    found.append(self.attacker[line])
            below.append(found)
        return below
