"""What may be written at the cursor: records, clauses, names, words, roles and critical questions."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from argmap.editor.cursor import cursor
from argmap.editor.index import Key
from argmap.lang.vocabulary import CLAUSES, LANGUAGE_TAGS, RECORDS, SORTS, WORDS
from argmap.model import Claim, Evidence, Inference, Objection, Premise
from argmap.report.pages import pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.editor.cursor import Cursor
    from argmap.editor.project import State
    from argmap.lang.pieces import Spot
    from argmap.model import ArgMap, Scheme

MOST = 300
"""Names that are offered at once; with more letters typed the others come."""

RECORD_FORMS = {
    "map": 'map ${1:name}: "${2:Title}"\n  main ${3:claim}',
    "include": 'include "${1:part.arg}"',
    "section": 'section ${1:name}: "${2:Heading}"',
    "term": 'term ${1:name}: "${2:form}"',
    "person": 'person ${1:name}: "${2:Name}"',
    "source": 'source ${1:name}: "${2:Title}"\n  year ${3:1900}',
    "evidence": 'evidence ${1:name}: "${2:What the source says.}"\n  from ${3:source} p. ${4:1}\n  quote "${5:words}"',
    "premise": 'premise ${1:name}: "${2:What is taken as given.}"\n  basis "${3:why}"',
    "claim": 'claim ${1:name}: "${2:What is argued for.}"',
    "inference": "inference ${1:premise} + ${2:premise} => ${3:claim}\n  scheme ${4:sign}",
    "objection": 'objection ${1:name}: "${2:What speaks against it.}"\n  undercuts ${3:inference}\n  raised-by ${4:person}',
    "scheme": 'scheme ${1:name}: "${2:Name}"\n  role ${3:sign}: "${4:what it says}"\n  concludes "${5:claim}"\n  strength ${6:plausible}',
}
"""How a record of each kind may begin, as a snippet; editors/make.py takes these for VS Code too."""
_STATES = ("open", "met by ", "fails by ", "conceded", 'waived "${1:why}"')
_RIVAL_STATES = ("open", "excluded by ", 'waived "${1:why}"')
_QUOTED = ("quote", "basis", "warrant", "text", "url", "note", "concludes")


class Offer(NamedTuple):
    """One way to go on: what is shown, of which kind it is, and what it would write.

    `kind` is a kind of name, or `keyword`, `word`, `rule` or `file`. `text` is a snippet, in the
    notation of editors (`${1:words}`), where `snippet` says so. `detail` stands beside the label and
    `words` below it.
    """

    label: str
    kind: str
    detail: str = ""
    words: str = ""
    text: str = ""
    snippet: bool = False


class Offers(NamedTuple):
    """Ways to go on from the prefix that is already written; `whole` says whether these are all."""

    prefix: str
    offers: tuple[Offer, ...]
    whole: bool = True


def complete(state: State, spot: Spot) -> Offers:
    """What may be written at a place."""
    here = cursor(spot.piece.text, spot.offset) if spot.piece.is_record else cursor("", 0)
    if not spot.piece.is_record:
        here = here._replace(prefix=spot.piece.text[: spot.offset].rpartition("\n")[2])
        if here.prefix.strip() != here.prefix or here.prefix.startswith("#"):
            return Offers("", ())
    found = _offers(state, here, spot)
    fitting = [each for each in found if _fits(here.prefix, each.label)]
    return Offers(here.prefix, tuple(fitting[:MOST]), whole=len(fitting) <= MOST)


def _fits(prefix: str, label: str) -> bool:
    """Whether the letters of a prefix come in a label in their order, as editors compare them."""
    letters = iter(label.casefold())
    return all(letter in letters for letter in prefix.casefold())


def _offers(state: State, here: Cursor, spot: Spot) -> Iterator[Offer]:
    if here.inside == "string":
        if here.keyword in ("include", "text"):
            yield from _files(spot, here)
        return
    if here.inside:
        return
    line_start = spot.piece.text.rfind("\n", 0, spot.offset) + 1
    if not here.keyword and not spot.piece.text[line_start : spot.offset - len(here.prefix)]:
        yield from (
            Offer(each, "keyword", "record", text=RECORD_FORMS[each], snippet=True) for each in RECORDS
        )
    elif not here.keyword:
        yield from _clauses(here)
    elif here.in_head:
        yield from _in_head(state, here)
    else:
        yield from _in_clause(state, here)


def _clauses(here: Cursor) -> Iterator[Offer]:
    for name, kind in CLAUSES.items():
        if here.record in kind.homes and (kind.many or name not in here.clauses):
            text, snippet = f"{name} ", False
            if name in _QUOTED and not (name == "warrant" and here.record == "scheme"):
                text, snippet = f'{name} "${{1}}"', True
            elif name == "strict":
                text = name
            yield Offer(name, "keyword", kind.form, text=text, snippet=snippet)


def _in_head(state: State, here: Cursor) -> Iterator[Offer]:
    if here.record != "inference":
        return
    if here.last == "(":
        yield from _roles(state, here.scheme)
    elif any(each.kind == "arrow" for each in here.before):
        if here.last == "=>":
            yield from _statements(state, (Claim, Objection))
    elif here.last in ("", "+", ":"):
        yield from _statements(state, (Claim, Evidence, Premise, Objection))


_TARGETS: dict[str, tuple[type, ...]] = {
    "main": (Claim, Objection),
    "contradicts": (Claim, Evidence, Premise),
    "undercuts": (Inference,),
    "rebuts": (Claim,),
    "undermines": (Evidence, Premise),
    "answers": (Objection,),
    "party-to": (Claim,),
    "warrant": (Claim, Evidence, Premise),
}
_LISTS = (
    "main",
    "contradicts",
    "undercuts",
    "rebuts",
    "undermines",
    "answers",
    "party-to",
    "about",
    "by",
    "tag",
)
_TABLES: dict[str, tuple[str, ...]] = {
    "about": ("term",),
    "party-to": ("term",),
    "witness": ("person",),
    "raised-by": ("person",),
    "by": ("person",),
    "via": ("person", "source"),
    "scheme": ("scheme",),
    "origin": ("origin",),
    "tag": ("tag",),
    "value": ("value",),
}


def _in_clause(state: State, here: Cursor) -> Iterator[Offer]:
    keyword = here.keyword
    if keyword in ("question", "rival"):
        yield from _standing(state, here)
    elif keyword == "from":
        yield from _cited(state, here)
    elif here.before and not (keyword in _LISTS and here.last == ","):
        return
    elif keyword in WORDS or keyword == "sort":
        words = SORTS.get(here.record, ()) if keyword == "sort" else WORDS[keyword]
        yield from (Offer(each, "word") for each in words)
    elif keyword == "language":
        tags = dict.fromkeys(LANGUAGE_TAGS.values())
        yield from (Offer(tag, "word", next(n for n, t in LANGUAGE_TAGS.items() if t == tag)) for tag in tags)
    elif keyword == "ignore":
        yield from _rules()
    elif keyword == "warrant" and here.record == "scheme":
        yield Offer("required", "word")
    elif keyword == "within":
        yield from _table(state, here.record)
    else:
        yield from _statements(state, _TARGETS.get(keyword, ()))
        for kind in _TABLES.get(keyword, ()):
            yield from _table(state, kind)


def _standing(state: State, here: Cursor) -> Iterator[Offer]:
    """After `question` and `rival`: which it is, where it stands, and by what."""
    texts = [each.text for each in here.before]
    if here.keyword == "question" and not texts and here.record == "inference":
        scheme = state.amap.schemes.get(here.scheme)
        for each in scheme.questions if scheme else ():
            yield Offer(each.id, "question", "owed" if each.owed else "exception", each.text, f"{each.id}: ")
    elif here.last == ":" and here.record == "inference":
        for words in _STATES if here.keyword == "question" else _RIVAL_STATES:
            yield Offer(words.partition(' "')[0].strip(), "word", text=words, snippet="$" in words)
    elif here.last == "by":
        yield from _statements(state, (Claim, Evidence, Premise, Objection))
    elif here.record == "scheme" and here.before and here.before[-1].kind == "string":
        yield from (Offer("owed", "word"), Offer("exception", "word"))


def _cited(state: State, here: Cursor) -> Iterator[Offer]:
    if not here.before or here.last == "+":
        yield from _table(state, "source")
        if here.record == "objection":
            yield from _statements(state, (Claim, Evidence, Premise))
    elif len(here.before) == 1:
        yield Offer("p.", "word", "page", text="p. ")


def _statements(state: State, kinds: tuple[type, ...]) -> Iterator[Offer]:
    if Inference in kinds:
        for step in state.amap.inferences.values():
            if step.named:
                yield Offer(step.id, "inference", "inference", _step(state.amap, step))
    for each in state.amap.statements.values():
        if isinstance(each, kinds):
            yield Offer(each.id, type(each).__name__.lower(), type(each).__name__.lower(), each.text)


def _step(amap: ArgMap, step: Inference) -> str:
    return f"{' + '.join(step.linked)} => {step.conclusion}: {amap.statements[step.conclusion].text}"


def _table(state: State, kind: str) -> Iterator[Offer]:
    if kind == "scheme":
        yield from map(_scheme, state.amap.schemes.values())
        return
    for name in state.index.of_kind(kind):
        yield Offer(name, kind, kind, words_of(state.amap, Key(kind, name)))


def _scheme(scheme: Scheme) -> Offer:
    roles = ", ".join(each.id for each in scheme.roles)
    return Offer(
        scheme.id, "scheme", f"carries {scheme.strength}" + (f"; roles {roles}" if roles else ""), scheme.text
    )


def _roles(state: State, name: str) -> Iterator[Offer]:
    scheme = state.amap.schemes.get(name)
    for each in scheme.roles if scheme else ():
        yield Offer(each.id, "role", "role", each.text, f"{each.id})")


def _rules() -> Iterator[Offer]:
    for each in pages():
        if not each.standing.endswith("always reported"):
            yield Offer(each.code, "rule", each.name, each.summary, f'{each.code} "${{1:why}}"', snippet=True)


def _files(spot: Spot, here: Cursor) -> Iterator[Offer]:
    folder = spot.piece.folder
    if folder is None:
        return
    where = folder / here.prefix.rpartition("/")[0]
    wanted = (".arg",) if here.keyword == "include" else (".txt", ".md", ".html", ".pdf")
    try:
        found = sorted(where.iterdir())
    except (OSError, ValueError):
        return
    for each in islice(found, MOST):
        if each.suffix in wanted or (each.is_dir() and not each.name.startswith(".")):
            name = each.relative_to(folder).as_posix() + ("/" if each.is_dir() else "")
            yield Offer(name, "file")


def words_of(amap: ArgMap, key: Key) -> str:
    """The words of what a name is the name of, or nothing."""
    tables: dict[str, Iterable[object]] = {
        "person": [amap.persons.get(key.name)],
        "source": [amap.works.get(key.name)],
        "section": [amap.sections.get(key.name)],
        "statement": [amap.statements.get(key.name)],
        "scheme": [amap.schemes.get(key.name)],
    }
    if key.kind == "term" and key.name in amap.terms:
        return ", ".join(amap.terms[key.name].forms)
    return next((str(getattr(each, "text", "")) for each in tables.get(key.kind, ()) if each), "")
