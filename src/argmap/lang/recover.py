"""What is left of a text or a record with mistakes in it, and what to tell the writer about each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lark import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from argmap.diagnostics import Applicability
from argmap.lang import mistakes
from argmap.lang.mistakes import nearest
from argmap.lang.pieces import Piece
from argmap.lang.syntax import Entry, Token, parse_record, preamble, without_margin_comments
from argmap.lang.vocabulary import CLAUSES, RECORDS, STATES
from argmap.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.diagnostics import Diagnostic
    from argmap.source import Source

_MOST_MISTAKES = 20
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")
_WORD = re.compile(r"""[^\s"#;:,+=>()\[\]“”„]+""")
_HEAD_ID = re.compile(r"""[^\s"]+[ \t]+([^\s"#;:,+=>()\[\]“”„]+)""")
_CONCLUSION = re.compile(r"""=>[ \t\n]*([^\s"#;:,+=>()\[\]“”„]+)""")
_PIECE = re.compile(r"""(?s:"[^"\\]*+(?:\\.[^"\\]*+)*+"?)|#[^\n]*|[;\n]|[^"#;\n]++""")
_CLAUSE_LINE = re.compile(rf"\n[ \t]+(?:{'|'.join(CLAUSES)})[ \t]+\S")
_CONTINUES = re.compile(r"[ \t\n]*(?:\+|=>)")
_GO_ON = ("+", "=>", ",")
_CURLY = "“”„«»"
_IN_CURLY = re.compile(r'[“”„«»][^"\\“”„«»\n]*[“”«»]')
_ARROW = re.compile(r"(?:[-=]{1,2}>|→|⇒|⟹)(?=[ \t\n])")
_AFTER_COLON = re.compile(r'"|(?:open|conceded|waived|(?:met|fails|excluded)[ \t]+by)\b')
_ENDS = ".!?…)]”"
_SHOWN = 40

_EXPECTED = (
    ("STRING", 'text in double quotes, "like this"'),
    ("ARROW", "`=>` and the conclusion"),
    ("COLON", "a colon"),
    ("EQUALS", "`=` and a value"),
    ("ROLE_ID", "the name of a role"),
    ("ID", "an id"),
    ("WORDS", "a few words"),
    ("RPAR", "a closing parenthesis"),
    ("OWED", "`owed` or `exception`"),
    ("OPEN", "where it stands: open, met by ID, fails by ID, excluded by ID, conceded or waived “why”"),
)


class Change(NamedTuple):
    """What stands from `start` to `end` of a record gives way to `text`."""

    start: int
    end: int
    text: str


class Mend(NamedTuple):
    """A way out of a mistake as changes of the record's text, and how far it may be applied unseen."""

    title: str
    changes: tuple[Change, ...]
    applicability: Applicability = Applicability.SAFE


class Fault(NamedTuple):
    """A mistake inside a record, its places counted from the record's beginning."""

    mistake: mistakes.Mistake
    start: int
    end: int
    message: str
    help: tuple[str, ...] = ()
    here: str = ""
    mend: Mend | None = None


class Salvage(NamedTuple):
    """What could be read of a record: `entry` is None where its head is lost.

    `lost_id` is then the id that it seems to declare, `lost_end` the conclusion of a lost inference,
    and `unclosed` says whether a quotation ran on to the record's end.
    """

    entry: Entry | None
    faults: tuple[Fault, ...]
    lost_id: str = ""
    lost_end: str = ""
    unclosed: bool = False


def salvage(text: str) -> Salvage:
    """Read a record that does not parse: leave out the clauses at fault, keep the others."""
    length = len(text.rstrip())
    text = without_margin_comments(text)
    faults: list[Fault] = []
    unclosed = False
    for _ in range(_MOST_MISTAKES):
        try:
            return Salvage(_ending(parse_record(text), length), tuple(faults), unclosed=unclosed)
        except UnexpectedInput as error:
            at = _place(error, text)
            quote = _open_quote(text, at)
            if quote is not None:
                faults.append(_unclosed(text, quote))
                unclosed = True
                text = _close(text, quote)
                continue
            start, end = _segment(text, at)
            if not unclosed or at < faults[-1].start:  # what follows an unclosed quotation is its doing
                faults.append(_fault(text, error, at, start))
            if start == 0:
                break
            text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    else:
        faults.append(
            Fault(
                mistakes.SYNTAX, 0, _word_end(text, 0), "this record has more mistakes than are listed here"
            )
        )
    lost = _HEAD_ID.match(text)
    ends_in = _CONCLUSION.search(text)
    return Salvage(None, tuple(faults), lost[1] if lost else "", ends_in[1] if ends_in else "", unclosed)


def _ending(entry: Entry, length: int) -> Entry:
    """A record of which nothing lies beyond its text, though a quotation mark was added to that."""
    if entry.end <= length:
        return entry
    *clauses, last = (entry.head, *entry.clauses)
    token = last.values[-1]
    values = (*last.values[:-1], Token(token, token.type, token.start, length))
    head, *rest = (*clauses, last._replace(values=values))
    return Entry(head, tuple(rest))


def unreadable(sources: Sequence[Source]) -> Iterator[Diagnostic]:
    """What is amiss with a file, all in one source or in pieces, before any record is looked at.

    That is control characters and stray lines.
    """
    control = [(source, match) for source in sources for match in controls(source)]
    if control:
        source, first = control[0]
        more = len(control) - 1
        yield mistakes.UNREADABLE.at(
            Span(source, first.start(), first.end()),
            f"here stands the control character U+{ord(first[0]):04X}"
            + (f", and {more} more follow" if more else ""),
            help=(
                "take it out; it cannot be seen and may be left over from copying",
                "or, if a letter should stand there, type the letter anew",
            ),
        )
    offset = 0
    for line in preamble(sources[0].text).split("\n"):
        words = line.strip()
        if words and not words.startswith("#"):
            start = offset + line.index(words)
            yield mistakes.STRAY.at(
                Span(sources[0], start, start + len(words)),
                "this line is indented, and there is no record above it that it could belong to",
                help=("begin a record in column 0", "or make the line a comment with #"),
            )
            return
        offset += len(line) + 1


def controls(source: Source) -> Sequence[re.Match[str]]:
    """The control characters in a source; looked for once in a piece that is kept."""
    if not isinstance(source, Piece):
        return tuple(_CONTROL.finditer(source.text))
    if source.kept.controls is None:
        source.kept.controls = tuple(_CONTROL.finditer(source.text))
    return source.kept.controls


def _place(error: UnexpectedInput, text: str) -> int:
    """The offset at which the parser stopped."""
    if isinstance(error, UnexpectedCharacters):
        return error.pos_in_stream or 0
    if isinstance(error, UnexpectedToken) and error.token.type != "$END":
        return error.token.start_pos or 0
    return len(text.rstrip())


def _strings(text: str) -> Iterator[re.Match[str]]:
    return (match for match in _PIECE.finditer(text) if match[0][0] == '"')


def _open_quote(text: str, at: int) -> int | None:
    """Where the quotation begins that was never closed, if that is what stopped the parser.

    Either it runs to the record's end, or it swallowed a clause: its closing quote then is the
    opening quote of that clause, and the words after it make no sense.
    """
    for match in _strings(text):
        if match.start() > at:
            return None
        if len(match[0]) == 1 or match[0][-1] != '"' or _escaped_end(match[0]):
            return match.start()
        if match.end() <= at and not text[match.end() : at].strip() and _CLAUSE_LINE.search(match[0]):
            return match.start()
    return None


def _escaped_end(string: str) -> bool:
    body = string[1:-1]
    return (len(body) - len(body.rstrip("\\"))) % 2 == 1


def _unclosed(text: str, quote: int) -> Fault:
    end = text.find("\n", quote)
    return Fault(
        mistakes.UNCLOSED,
        quote,
        len(text) if end < 0 else end,
        "this text has no closing quote",
        ('close it with `"`', 'inside a text, write a double quote as `\\"`, or use single quotes'),
        mend=_closed(text, quote),
    )


def _close(text: str, quote: int) -> str:
    """Close the quotation before the first clause that it swallowed, else at the record's end."""
    swallowed = _CLAUSE_LINE.search(text, quote)
    end = len(text.rstrip()) if swallowed is None else swallowed.start()
    if _escaped_end(f'{text[quote:end]}"'):  # a backslash would make the closing quote a part of the words
        return f'{text[: end - 1]}"{text[end:]}'
    if swallowed is None:
        return text.rstrip() + '"' if text.rstrip()[quote + 1 :] else text.rstrip() + '…"'
    return text[: swallowed.start()] + '"\n' + text[swallowed.start() + 2 :]


def _closed(text: str, quote: int) -> Mend | None:
    """A closing quote at the end of the line, where nothing but that is lacking to the record.

    Where more lines follow, the words must end as a sentence does and the lines be clauses that suit
    the record: else they may be how the words go on.
    """
    line = text[quote:].partition("\n")[0].rstrip()
    if line == '"' or line.endswith("\\") or "#" in line or ";" in line:
        return None
    end = quote + len(line)
    mend = Mend("close the quotation", (Change(end, end, '"'),))
    changed = _changed(text, mend)
    if _stops_at(changed) is not None:
        return None
    head, clauses = parse_record(changed)
    later = [clause.keyword for clause in clauses if clause.start > end]
    suits = line[-1] in _ENDS and all(head.keyword in CLAUSES[each].homes for each in later)
    return mend if suits or not later else None


def _changed(text: str, mend: Mend) -> str:
    """A record's text after a mend."""
    for start, end, words in sorted(mend.changes, reverse=True):
        text = text[:start] + words + text[end:]
    return text


def _stops_at(text: str) -> int | None:
    """Where the parser stops in a record, or None if it reads all of it."""
    try:
        parse_record(text)
    except UnexpectedInput as error:
        return _place(error, text)
    return None


def _if_it_helps(mend: Mend, text: str, at: int) -> Mend | None:
    """The mend, if the head or clause in which an offset lies can be read after it."""
    changed = _changed(text, mend)
    stops_at = _stops_at(changed)
    end = _segment(text, at)[1] + len(changed) - len(text)
    return mend if stops_at is None or stops_at > end else None


def _written(word: str, start: int, end: int) -> Mend:
    """Another word in the place of what stands there: a guess."""
    return Mend(f"write `{word}`", (Change(start, end, word),), Applicability.UNSAFE)


def _segment(text: str, at: int) -> tuple[int, int]:
    """The head or the clause in which an offset lies."""
    start = 0
    for match in _PIECE.finditer(text):
        piece = match[0]
        if piece not in (";", "\n"):
            continue
        broken_header = piece == "\n" and (
            _CONTINUES.match(text, match.end()) or _unfinished(text, match.start())
        )
        if broken_header:
            continue
        if match.start() >= at and text[start : match.start()].strip():
            return start, match.start()
        start = match.end()
    return start, len(text)


def _unfinished(text: str, end: int) -> bool:
    """Whether a line that ends there must go on: it ends in `+`, `=>` or a comma."""
    while end > 0 and text[end - 1] in " \t":
        end -= 1
    return text.endswith(_GO_ON, 0, end)


def _fault(text: str, error: UnexpectedInput, at: int, start: int) -> Fault:
    word = _WORD.match(text, at)
    end = word.end() if word else min(at + 1, len(text))
    if at == 0:
        return _unknown_record(text, end)
    expected = _expected(error)
    if "TAG" in expected and "STRING" not in expected and text[start:at].strip() == "":
        return _unknown_clause(text, at, end)
    if at < len(text) and text[at] in _CURLY and "STRING" in expected:
        curly = _IN_CURLY.match(text, at)
        straight = Mend("write straight quotes", _straight(curly)) if curly else None
        return Fault(
            mistakes.SYNTAX,
            at,
            at + 1,
            f"texts are opened and closed by straight quotes, and this is `{text[at]}`",
            ('write " around the text; curly quotes may stand inside it',),
            mend=_if_it_helps(straight, text, at) if straight else None,
        )
    wanted = next((words for name, words in _EXPECTED if name in expected), "the end of the line")
    found = _found(text, at)
    before = _before(text, start, at)
    known = STATES if "OPEN" in expected else ("owed", "exception") if "OWED" in expected else ()
    near = nearest(word[0], known) if word and known else None
    mend = _written(near, at, end) if near else _punctuation(text, expected, start, at)
    return Fault(
        mistakes.SYNTAX,
        at,
        end,
        f"after `{before}` comes {wanted}, and here stands {found}",
        (*_meant(near), *_form(text, start)),
        here=f"{wanted} comes here",
        mend=_if_it_helps(mend, text, at) if mend else None,
    )


def _punctuation(text: str, expected: frozenset[str], start: int, at: int) -> Mend | None:
    """The colon or the arrow that is lacking, or written otherwise."""
    place = start + len(text[start:at].rstrip())
    colon = Change(place, place, ":")
    if "COLON" in expected and _AFTER_COLON.match(text, at):
        return Mend("put a colon", (colon,))
    if "COLON" in expected and (curly := _IN_CURLY.match(text, at)):
        return Mend("put a colon and straight quotes", (colon, *_straight(curly)))
    arrow = _ARROW.match(text, at) if "ARROW" in expected else None
    return Mend("write `=>`", (Change(arrow.start(), arrow.end(), "=>"),)) if arrow else None


def _straight(curly: re.Match[str]) -> tuple[Change, Change]:
    """Straight quotes around a text, in the place of curly ones."""
    return Change(curly.start(), curly.start() + 1, '"'), Change(curly.end() - 1, curly.end(), '"')


def _meant(near: str | None) -> tuple[str, ...]:
    return (f"did you mean `{near}`?",) if near else ()


def _expected(error: UnexpectedInput) -> frozenset[str]:
    if isinstance(error, UnexpectedCharacters):
        return frozenset(error.allowed or ())
    return frozenset(getattr(error, "accepts", None) or getattr(error, "expected", None) or ())


def _unknown_record(text: str, end: int) -> Fault:
    word = text[:end]
    if word in CLAUSES:
        message = f"`{word}` is a clause, and a line that begins in column 0 begins a record"
        ways = ("indent it under its record", "or make the line a comment with #")
        indented = Mend("indent the clause", (Change(0, 0, "  "),))
        clear = _stops_at(f'claim above: "Above."\n  {text}') is None
        return Fault(mistakes.UNKNOWN_RECORD, 0, end, message, ways, mend=indented if clear else None)
    near = nearest(word, RECORDS)
    return Fault(
        mistakes.UNKNOWN_RECORD,
        0,
        end,
        f"no record is called `{word}`",
        (
            *_meant(near),
            "a line that begins in column 0 begins a record; indent it if it goes on with the one above",
        ),
        mend=_if_it_helps(_written(near, 0, end), text, 0) if near else None,
    )


def _unknown_clause(text: str, at: int, end: int) -> Fault:
    word = text[at:end]
    if word in RECORDS:
        message = f"`{word}` begins a record, and this line is indented"
        ways = (f"begin the line with `{word}`, in column 0",)
        return Fault(mistakes.UNKNOWN_CLAUSE, at, end, message, ways, mend=_dedented(text, at))
    if word in ('"', *_CURLY):
        message = "this text stands without a clause"
        return Fault(mistakes.UNKNOWN_CLAUSE, at, end, message, ('say what it is, e.g.  note "…"',))
    near = nearest(word, CLAUSES)
    return Fault(
        mistakes.UNKNOWN_CLAUSE,
        at,
        end,
        f"no clause is called `{word}`",
        _meant(near) or ("a remark that belongs to no clause can be kept as  note “…”  or after #",),
        mend=_if_it_helps(_written(near, at, end), text, at) if near else None,
    )


def _dedented(text: str, at: int) -> Mend | None:
    """The record that begins at an offset moved to column 0, where it is one from there to its end."""
    line = text.rfind("\n", 0, at) + 1
    if text[line:at].strip() or _stops_at(text[at:]) is not None:
        return None
    return Mend("begin the record in column 0", (Change(line, at, ""),))


def _found(text: str, at: int) -> str:
    rest = text[at:].split("\n", 1)[0].strip()
    if not rest or rest.startswith("#"):
        return "nothing more"
    word = _WORD.match(rest)
    return f"`{(word[0] if word else rest[0])[:_SHOWN]}`"


def _before(text: str, start: int, at: int) -> str:
    """The words just before a place, cut to what a message can carry."""
    words = " ".join(text[start:at].split())
    return words if len(words) <= _SHOWN else "…" + words[-_SHOWN:]


def _form(text: str, start: int) -> tuple[str, ...]:
    word = _WORD.match(text.lstrip() if start == 0 else text[start:].lstrip())
    if word is None:
        return ()
    if start == 0:
        return (f"a record of this kind is written  {_HEADS.get(word[0], _TITLED.format(word[0]))}",)
    kind = CLAUSES.get(word[0])
    return (f"it is written  {kind.form}",) if kind else ()


_TITLED = '{} id: "text"'
_HEADS = {
    "include": 'include "part.arg"',
    "term": 'term id: "form", "form"',
    "inference": "inference id: premise + premise(role) => conclusion",
}


def _word_end(text: str, at: int) -> int:
    word = _WORD.match(text, at)
    return word.end() if word else at + 1
