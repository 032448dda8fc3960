"""The alternating fixpoint of a program: how strongly each node stands, at least and at most."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from itertools import count
from typing import TYPE_CHECKING

from attrs import frozen

from argmap.evaluate.graph import components

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from argmap.evaluate.program import Program

_TOP = 4
_NO_LINE = -1


@frozen(eq=False)
class Values:
    """Degrees by node: `lo` certainly reached, `hi` perhaps reached, `free` with no attack at all."""

    lo: bytearray
    hi: bytearray
    free: bytearray


def solve(program: Program) -> Values:
    """Evaluate a program.

    With F(X, N) as the support that X gives and the attacks N leave, and A(N) the least fixpoint of
    F(., N): `lo` is the least fixpoint of A twice, `hi` is A(lo) and `free` is A of no attack. This
    is the alternating fixpoint of A. Van Gelder ("The alternating fixpoint of logic programs with
    negation", Journal of Computer and System Sciences 47, 1993), on a chain of five degrees.
    """
    size = len(program.lines)
    values = Values(bytearray(size), bytearray(size), bytearray(size))
    calm = bytes(size)
    for group in program.groups:
        _solve_group(program, values, group, calm)
    return values


@frozen(eq=False)
class Dependents:
    """Which groups of a program, by number, a change may reach: the one a node is in, those that look at it."""

    own: Mapping[int, int]
    others: Mapping[int, Sequence[int]]

    @classmethod
    def of(cls, program: Program) -> Dependents:
        """What depends on what in a program."""
        own: dict[int, int] = {}
        others: dict[int, list[int]] = {}
        for number, group in enumerate(program.groups):
            for node in group:
                own[node] = number
                for line in program.lines[node]:
                    for each in (*program.premises[line], program.attacker[line]):
                        others.setdefault(each, []).append(number)
        return cls(own, others)


def solve_again(
    program: Program, before: Values, touched: Iterable[int], dependents: Dependents | None = None
) -> Values:
    """Evaluate a program that differs from the one that gave `before` in its lines to `touched`.

    Only what depends on these nodes is looked at again. `dependents` are those of the program, or of
    one with more lines.
    """
    own, others = (found := dependents or Dependents.of(program)).own, found.others
    values = Values(bytearray(before.lo), bytearray(before.hi), bytearray(before.free))
    lo, hi, free = values.lo, values.hi, values.free
    calm = bytes(len(program.lines))
    waiting = list({own[node] for node in touched if node in own})
    heapify(waiting)
    known = set(waiting)
    while waiting:
        group = program.groups[heappop(waiting)]
        _solve_group(program, values, group, calm)
        for node in group:
            if lo[node] != before.lo[node] or hi[node] != before.hi[node] or free[node] != before.free[node]:
                for other in others.get(node, ()):
                    if other not in known:
                        known.add(other)
                        heappush(waiting, other)
    return values


def _solve_group(program: Program, values: Values, group: Sequence[int], calm: bytes) -> None:
    """Find the values of a group whose surroundings are known; `calm` says that nothing attacks."""
    node = group[0]
    lines = program.lines[node]
    if len(group) > 1 or node in [program.attacker[line] for line in lines]:
        _Knot(program, values, group).solve(calm)
        return
    lo, hi, free = values.lo, values.hi, values.free
    least = most = unopposed = 0
    for line in lines:
        table = program.table[line]
        premises = program.premises[line]
        attacker = program.attacker[line]
        if len(premises) == 1:
            (premise,) = premises
            low, high, unattacked = table[lo[premise]], table[hi[premise]], table[free[premise]]
        elif premises:
            low = table[min([lo[each] for each in premises])]
            high = table[min([hi[each] for each in premises])]
            unattacked = table[min([free[each] for each in premises])]
        else:
            low = high = unattacked = table[_TOP]
        if low > least and low > hi[attacker]:
            least = low
        if high > most and high > lo[attacker]:
            most = high
        unopposed = max(unopposed, unattacked)
    lo[node], hi[node], free[node] = least, most, unopposed


class _Knot:
    """Nodes that depend on one another, solved together.

    `lo` only rises and `hi` only falls until they agree with one another, so each line is looked
    at a few times for each of its premises. What keeps `hi` up is written down for each node, its
    source line; where nodes support one another in a circle, every premise of a source has been
    derived before its end, so that no circle holds itself up.
    """

    def __init__(self, program: Program, values: Values, nodes: Sequence[int]) -> None:
        self.lines = program.lines
        self.target = program.target
        self.table = program.table
        self.premises = program.premises
        self.attacker = program.attacker
        self.lo, self.hi, self.free = values.lo, values.hi, values.free
        self.nodes = nodes
        self.uses: dict[int, list[int]] = {node: [] for node in nodes}
        """Lines of the knot that rest on a node."""
        self.hits: dict[int, list[int]] = {node: [] for node in nodes}
        """Lines of the knot that a node attacks."""
        below: dict[int, list[int]] = {}
        for node in nodes:
            inside: list[int] = []
            for line in self.lines[node]:
                for premise in self.premises[line]:
                    if premise in self.uses:
                        self.uses[premise].append(line)
                        inside.append(premise)
                if self.attacker[line] in self.hits:
                    self.hits[self.attacker[line]].append(line)
            below[node] = inside
        self.circles = components(nodes, below)
        """Nodes that support one another, each circle after those that support it."""
        self.circle = {node: number for number, circle in enumerate(self.circles) for node in circle}
        self.clock = count()
        self.derived: dict[int, int] = {}
        """When `hi` of a node was derived."""
        self.source: dict[int, int] = {}
        """The line that holds `hi` of a node up."""
        self.tried: dict[int, int] = dict.fromkeys(nodes, 0)
        """For nodes outside circles, how many of their lines are known to carry less than `hi`."""
        self.most: dict[int, int] = {}
        """For each line the least `hi` among its premises."""
        self.least: dict[int, int] = {}
        """For each line a degree that `lo` of all its premises reaches, and the premise it waits for."""
        self.waits: dict[int, int] = {}

    def solve(self, calm: bytes) -> None:
        lo, hi, free = self.lo, self.hi, self.free
        for node in self.nodes:
            lo[node] = 0
        for circle in self.circles:
            self._derive(circle, hi, lo)
        lines = [line for node in self.nodes for line in self.lines[node]]
        around = {each for line in lines for each in self.premises[line]}.difference(self.uses)
        attacked = any(lo[self.attacker[line]] for line in lines) or any(
            hi[each] != free[each] for each in around
        )
        if attacked:
            for circle in self.circles:
                self._derive(circle, free, calm)
        else:  # what was just derived is what stands unattacked
            for node in self.nodes:
                free[node] = hi[node]
        for line in lines:
            self.most[line] = min([hi[each] for each in self.premises[line]], default=_TOP)
        self.least = dict.fromkeys(lines, 0)
        self.waits = dict.fromkeys(lines, 0)
        while lines:
            raised = self._raise(lines)
            lowered = self._lower(raised)
            lines = [line for node in lowered for line in self.hits[node]]

    # ------------------------------------------------------------------------- from scratch

    def _derive(self, nodes: Sequence[int], value: bytearray, attack: Sequence[int]) -> None:
        """Give nodes that lie on one circle the least values that support one another."""
        if len(nodes) > 1:
            self._derive_circle(nodes, value, attack)
            return
        best, source = 0, _NO_LINE
        for line in self.lines[nodes[0]]:
            carried = self._carried(line, value, attack)
            if carried > best:
                best, source = carried, line
        self._settle(nodes[0], best, source, value)

    def _derive_circle(self, nodes: Sequence[int], value: bytearray, attack: Sequence[int]) -> None:
        """Settle the strongest first: in a circle no line carries more than it rests on."""
        open_ = set(nodes)
        missing: dict[int, int] = {}
        """For each line how many of its premises are still open."""
        ready: list[list[int]] = [[] for _ in range(_TOP + 1)]
        """By degree, lines whose premises are all known."""
        for node in nodes:
            self._settle(node, 0, _NO_LINE, value)
            for line in self.lines[node]:
                missing[line] = left = len(open_.intersection(self.premises[line]))
                if not left:
                    ready[self._carried(line, value, attack)].append(line)
        for degree in range(_TOP, 0, -1):
            while ready[degree]:
                source = ready[degree].pop()
                node = self.target[source]
                if node not in open_:
                    continue
                open_.remove(node)
                self._settle(node, degree, source, value)
                for line in self.uses[node]:
                    missing[line] = left = missing.get(line, 0) - 1
                    if not left:
                        ready[self._carried(line, value, attack)].append(line)

    def _carried(self, line: int, value: Sequence[int], attack: Sequence[int]) -> int:
        carried = self.table[line][min([value[each] for each in self.premises[line]], default=_TOP)]
        return carried if carried > attack[self.attacker[line]] else 0

    def _settle(self, node: int, degree: int, source: int, value: bytearray) -> None:
        value[node] = degree
        if value is self.hi:
            self.source[node] = source
            self.derived[node] = next(self.clock)
            self.tried[node] = 0

    # ------------------------------------------------------------------------------- rising

    def _raise(self, lines: list[int]) -> list[int]:
        """Raise `lo` as far as these lines allow; the nodes that rose."""
        lo, hi, target, table, attacker = self.lo, self.hi, self.target, self.table, self.attacker
        raised: list[int] = []
        while lines:
            line = lines.pop()
            degree = table[line][self._least(line)]
            node = target[line]
            if degree > lo[node] and degree > hi[attacker[line]]:
                lo[node] = degree
                raised.append(node)
                lines += [each for each in self.uses[node] if self.premises[each][self.waits[each]] == node]
        return raised

    def _least(self, line: int) -> int:
        """The least `lo` among a line's premises, looked for from where it was last."""
        lo, premises = self.lo, self.premises[line]
        least, at = self.least[line], self.waits[line]
        while least < _TOP:
            while at < len(premises) and lo[premises[at]] > least:
                at += 1
            if at < len(premises):
                break
            least, at = least + 1, 0
        self.least[line], self.waits[line] = least, at
        return least

    # ------------------------------------------------------------------------------ falling

    def _lower(self, raised: Iterable[int]) -> list[int]:
        """Lower `hi` as far as the nodes that rose make it fall; the nodes that fell."""
        doubtful: dict[int, set[int]] = {}
        """By circle, nodes whose source no longer carries what it did."""
        for node in raised:
            for line in self.hits[node]:
                self._doubt(line, doubtful)
        lowered: list[int] = []
        waiting = list(doubtful)
        heapify(waiting)
        while waiting:
            number = heappop(waiting)
            nodes = doubtful.pop(number)
            fell = self._lower_circle(nodes) if len(self.circles[number]) > 1 else self._lower_one(*nodes)
            lowered += fell
            for node in fell:
                degree = self.hi[node]
                for line in self.uses[node]:
                    if self.most[line] > degree:
                        self.most[line] = degree
                        after = self._doubt(line, doubtful)
                        if after is not None:
                            heappush(waiting, after)
        return lowered

    def _doubt(self, line: int, doubtful: dict[int, set[int]]) -> int | None:
        """Note the end of a line that held it up and does so no longer; its circle if that is news."""
        node = self.target[line]
        if self.source[node] != line or self._usable(line) >= self.hi[node]:
            return None
        number = self.circle[node]
        if number in doubtful:
            doubtful[number].add(node)
            return None
        doubtful[number] = {node}
        return number

    def _usable(self, line: int) -> int:
        degree = self.table[line][self.most[line]]
        return degree if degree > self.lo[self.attacker[line]] else 0

    def _lower_one(self, node: int) -> list[int]:
        lines, degree, tried = self.lines[node], self.hi[node], self.tried[node]
        while degree:
            while tried < len(lines) and self._usable(lines[tried]) < degree:
                tried += 1
            if tried < len(lines):
                break
            degree, tried = degree - 1, 0
        fell = [node] if degree < self.hi[node] else []
        self.hi[node], self.tried[node] = degree, tried
        self.source[node] = lines[tried] if degree else _NO_LINE
        return fell

    def _lower_circle(self, nodes: set[int]) -> list[int]:
        """Derive anew those of a circle that these nodes held up, unless others hold them."""
        lost = [node for node in nodes if not self._find_source(node)]
        suspect = dict.fromkeys(lost)
        while lost:
            node = lost.pop()
            for line in self.uses[node]:
                other = self.target[line]
                if (
                    self.source[other] == line
                    and other not in suspect
                    and self.circle[other] == self.circle[node]
                ):
                    suspect[other] = None
                    lost.append(other)
        before = {node: self.hi[node] for node in suspect}
        if suspect:
            self._derive(list(suspect), self.hi, self.lo)
        return [node for node, degree in before.items() if self.hi[node] < degree]

    def _find_source(self, node: int) -> bool:
        """Whether another line, resting on nothing in the circle derived later, holds a node up."""
        circle, derived = self.circle[node], self.derived[node]
        for line in self.lines[node]:
            if self._usable(line) >= self.hi[node] and all(
                self.circle.get(each) != circle or self.derived[each] < derived
                for each in self.premises[line]
            ):
                self.source[node] = line
                return True
        return False
