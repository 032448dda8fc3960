"""Writes what editors read as files: highlighters that know words by patterns, and snippets.

    python editors/make.py

They come from the vocabulary of the language and from what the language server offers. A test holds that
they are as this writes them.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from argmap.editor.completion import RECORD_FORMS
from argmap.lang.syntax import grammar
from argmap.lang.vocabulary import CLAUSES, RECORDS, SORTS, WORDS
from argmap.model import ATTACKS

HERE = Path(__file__).parent
STANDING = ("open", "met by", "fails by", "excluded by", "conceded", "waived", "owed", "exception")
PLAIN = ("when", "said", "year", "volume", "place")
"""Clauses whose value is words without quotes."""

ID = r"""[^\s"#;:,+=>()\[\]“”„]"""
"""A character of an id, or of a keyword."""

WORD_LIST = sorted({word for words in (*WORDS.values(), *SORTS.values()) for word in words} | {"required"})
CLAUSE_LIST = sorted(set(CLAUSES) - set(ATTACKS))


def alternatives(words: tuple[str, ...] | list[str], blank: str = r"[ \t]+") -> str:
    """Any of these words, the longest first."""
    return "|".join(word.replace(" ", blank) for word in sorted(words, key=lambda word: (-len(word), word)))


# ------------------------------------------------------------------------------------- TextMate


def textmate() -> dict[str, object]:
    """The grammar that VS Code and many other programs take."""
    end = rf"(?!{ID})"
    begin = r"(?:(?<=;)|^)[ \t]*"
    named = {
        "1": {"name": "keyword.declaration.argmap"},
        "2": {"name": "entity.name.function.argmap"},
        "3": {"name": "punctuation.separator.argmap"},
    }
    record = rf"^({alternatives(RECORDS)}){end}"
    return {
        "$comment": "Written by editors/make.py.",
        "name": "argmap",
        "scopeName": "source.argmap",
        "fileTypes": ["arg"],
        "patterns": [
            {"include": "#comment"},
            {"match": rf"{record}[ \t]+({ID}+)[ \t]*(:)", "captures": named},
            {"match": record, "captures": {"1": {"name": "keyword.declaration.argmap"}}},
            {"include": "#body"},
        ],
        "repository": {
            "comment": {"name": "comment.line.number-sign.argmap", "match": r"#.*$"},
            "string": {
                "name": "string.quoted.double.argmap",
                "begin": '"',
                "beginCaptures": {"0": {"name": "punctuation.definition.string.begin.argmap"}},
                # A record that begins ends a text that was not closed.
                "end": r'(")|^(?=[^\s#])',
                "endCaptures": {"1": {"name": "punctuation.definition.string.end.argmap"}},
                "patterns": [
                    {"match": r"^#.*$", "name": "comment.line.number-sign.argmap"},
                    {"match": r'\\["\\]', "name": "constant.character.escape.argmap"},
                    {"match": r"\[\[|\]\]", "name": "punctuation.section.mark.argmap"},
                ],
            },
            "clause": {
                "patterns": [
                    {
                        "match": rf"{begin}({alternatives(list(PLAIN))}){end}[ \t]+([^\"#;\n]*)",
                        "captures": {
                            "1": {"name": "keyword.control.argmap"},
                            "2": {"name": "constant.numeric.argmap"},
                        },
                    },
                    {
                        "match": rf"{begin}(from){end}[ \t]+({ID}+)([^\"#;+\n]*)",
                        "captures": {
                            "1": {"name": "keyword.control.argmap"},
                            "2": {"name": "variable.other.argmap"},
                            "3": {"name": "constant.numeric.argmap"},
                        },
                    },
                    {
                        "match": rf"{begin}(role|question){end}[ \t]+({ID}+)[ \t]*(:)",
                        "captures": {
                            "1": {"name": "keyword.control.argmap"},
                            "2": {"name": "variable.parameter.argmap"},
                            "3": {"name": "punctuation.separator.argmap"},
                        },
                    },
                    {
                        "match": rf"{begin}(as|kind|extent|expect|strength|sort|warrant){end}[ \t]+({alternatives(WORD_LIST)}){end}",
                        "captures": {
                            "1": {"name": "keyword.control.argmap"},
                            "2": {"name": "constant.language.argmap"},
                        },
                    },
                    {
                        "match": rf"{begin}({alternatives(list(ATTACKS))}){end}",
                        "captures": {"1": {"name": "keyword.operator.attack.argmap"}},
                    },
                    {
                        "match": rf"{begin}({alternatives(CLAUSE_LIST)}){end}",
                        "captures": {"1": {"name": "keyword.control.argmap"}},
                    },
                ]
            },
            "body": {
                "patterns": [
                    {"include": "#comment"},
                    {"include": "#string"},
                    {"include": "#clause"},
                    {
                        "match": rf"(?<=:)[ \t]*({alternatives(STANDING[:6])}){end}",
                        "captures": {"1": {"name": "constant.language.argmap"}},
                    },
                    {
                        "match": rf"(?<=\")[ \t]*({alternatives(STANDING[6:])}){end}",
                        "captures": {"1": {"name": "constant.language.argmap"}},
                    },
                    {"match": "=>", "name": "keyword.operator.arrow.argmap"},
                    {"match": r"\+", "name": "keyword.operator.argmap"},
                    {
                        "match": rf"\(({ID}*)\)",
                        "captures": {"1": {"name": "variable.parameter.argmap"}},
                    },
                    {"match": "[;:,]", "name": "punctuation.separator.argmap"},
                    {"match": rf"{ID}+", "name": "variable.other.argmap"},
                ]
            },
        },
    }


# ------------------------------------------------------------------------------------------ Vim


def vim() -> str:
    """The syntax file of Vim and Neovim."""
    # Vim's own notation: \v makes it much like that of others, but for < > = & % @ ~.
    word = r"""[^[:space:]"#;:,+=>()\[\]“”„]"""
    begin = r"\v%(^|;)\s*\zs%("
    end = rf")({word})@!"
    after = r"\v%(%(^|;)\s*"
    lines = [
        '" Vim syntax file: argument maps (*.arg). Written by editors/make.py.',
        "if exists('b:current_syntax')",
        "  finish",
        "endif",
        "let s:cpo_save = &cpo",
        "set cpo&vim",
        "syntax case match",
        rf"syntax match argmapRole /\v\(\zs{word}+\ze\)/",
        r"syntax match argmapArrow /=>\|+/",
        rf"syntax match argmapClause /{begin}{alternatives(CLAUSE_LIST)}{end}/",
        rf"syntax match argmapAttack /{begin}{alternatives(list(ATTACKS))}{end}/",
        rf"syntax match argmapRecord /\v^%({alternatives(RECORDS)}{end}/ nextgroup=argmapDeclared skipwhite",
        rf"syntax match argmapDeclared /\v{word}+\ze\s*:/ contained",
        rf"syntax match argmapWord /{after}%(as|kind|extent|expect|strength|sort|warrant)\s+)@<=%({alternatives(WORD_LIST)}{end}/",
        rf"syntax match argmapWritten /{after}%({alternatives(list(PLAIN))})\s+)@<=[^\"#;]+/",
        rf"syntax match argmapWord /\v%(:\s*)@<=%({alternatives(STANDING[:6], chr(92) + 's+')}{end}/",
        rf'syntax match argmapWord /\v%("\s*)@<=%({alternatives(STANDING[6:])}{end}/',
        r'syntax match argmapEscape /\\["\\]/ contained',
        r"syntax match argmapMark /\[\[\|\]\]/ contained",
        r"syntax match argmapComment /#.*$/",
        r"syntax match argmapMargin /^#.*$/ contained",
        '" A record that begins in column 0 ends a text that was not closed.',
        r'syntax region argmapText start=/"/ skip=/\\["\\]/ end=/"/ end=/^\ze[^[:space:]#]/ contains=argmapEscape,argmapMark,argmapMargin',
        "syntax sync minlines=50",
        "",
        *(
            f"highlight default link argmap{group} {to}"
            for group, to in {
                "Record": "Keyword",
                "Declared": "Function",
                "Clause": "Statement",
                "Attack": "Exception",
                "Word": "Constant",
                "Written": "Number",
                "Role": "Special",
                "Arrow": "Operator",
                "Text": "String",
                "Escape": "SpecialChar",
                "Mark": "Delimiter",
                "Comment": "Comment",
                "Margin": "Comment",
            }.items()
        ),
        "",
        "let b:current_syntax = 'argmap'",
        "let &cpo = s:cpo_save",
        "unlet s:cpo_save",
    ]
    return "\n".join(lines) + "\n"


# ------------------------------------------------------------------------------------- snippets


def snippets() -> dict[str, dict[str, object]]:
    """The records that the language server offers, as VS Code's command "Insert Snippet" takes them.

    They have no prefix: else they would be offered while one writes a second time, and also where no record
    can stand.
    """
    told = {
        name.lower(): words
        for name, words in re.findall(r"^(?:head:|    \|) *([A-Z]+) .*// (.+)$", grammar(), re.MULTILINE)
    }
    return {
        name: {"body": form.split("\n"), "description": told[name]} for name, form in RECORD_FORMS.items()
    }


# ------------------------------------------------------------------------------------ highlight.js


def highlightjs() -> str:
    """The definition for highlight.js, which colours code in many sites and books."""
    end = rf"(?!{ID})"
    begin = r"(?:(?<=;)|^)[ \t]*"
    gap = r"[ \t]+"
    words = r"as|kind|extent|expect|strength|sort|warrant"
    clauses = alternatives([*CLAUSE_LIST, *ATTACKS])
    comment = {"scope": "comment", "match": r"#.*$"}
    string = {
        "scope": "string",
        "begin": '"',
        # A record that begins ends a text that was not closed.
        "end": r'"|^(?=[^\s#])',
        "contains": [
            {"scope": "comment", "match": r"^#.*$"},
            {"scope": "char.escape", "match": r'\\["\\]'},
            {"scope": "punctuation", "match": r"\[\[|\]\]"},
        ],
    }
    patterns: list[tuple[list[str], dict[str, str]]] = [
        (
            [rf"^(?:{alternatives(RECORDS)}){end}", gap, rf"{ID}+", r"[ \t]*:"],
            {"1": "keyword", "3": "title.function"},
        ),
        ([rf"^(?:{alternatives(RECORDS)}){end}"], {"1": "keyword"}),
        ([begin, rf"(?:{alternatives(PLAIN)}){end}", gap, r'[^"#;\n]*'], {"2": "keyword", "4": "number"}),
        (
            [begin, rf"(?:{words}){end}", gap, rf"(?:{alternatives(WORD_LIST)}){end}"],
            {"2": "keyword", "4": "literal"},
        ),
        ([begin, rf"(?:{clauses}){end}"], {"2": "keyword"}),
        ([r"(?<=:)[ \t]*", rf"(?:{alternatives(STANDING[:6])}){end}"], {"2": "literal"}),
        ([r"(?<=\")[ \t]*", rf"(?:{alternatives(STANDING[6:])}){end}"], {"2": "literal"}),
        ([r"\(", rf"{ID}+", r"\)"], {"2": "attr"}),
        ([r"=>|\+"], {"1": "operator"}),
        ([r"[;:,]"], {"1": "punctuation"}),
        ([rf"{ID}+"], {"1": "variable"}),
    ]
    language = {
        "name": "argmap",
        "aliases": ["arg"],
        "contains": [comment, string, *({"match": match, "scope": scope} for match, scope in patterns)],
    }
    return (
        "// Argument maps in highlight.js. Written by editors/make.py.\n\n"
        '/** The language: `hljs.registerLanguage("argmap", argmap)`. */\n'
        f"export default function argmap() {{\n  return {as_json(language).strip()};\n}}\n"
    )


def as_json(value: object) -> str:
    """JSON as people write it."""
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def written() -> dict[Path, str]:
    """What this writes, by file."""
    return {
        HERE / "vim" / "syntax" / "argmap.vim": vim(),
        HERE / "vscode" / "syntaxes" / "argmap.tmLanguage.json": as_json(textmate()),
        HERE / "vscode" / "snippets" / "argmap.json": as_json(snippets()),
        HERE / "highlightjs" / "argmap.js": highlightjs(),
    }


def main() -> None:
    """Write the files."""
    for path, text in written().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
