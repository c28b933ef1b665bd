"""What the compiler is given in place of the standard library's caches and plain constants.

A function under ``functools.cache`` or ``lru_cache`` is called through the interpreter: its
name is looked up, its arguments are packed into a tuple, the cache is asked, a link is moved.
In the copy that is compiled it becomes a function of C before a dictionary, which begins anew
where ``maxsize`` values lie in it. A constant of a module becomes ``Final``: it is read from
where it lies and not looked up by its name. What is read stays the same.
"""

from __future__ import annotations

import ast
from collections import Counter
from typing import TypeGuard

IMPORTED = "from typing import Final as Final_\n"
TYPES = ("TypeVar", "NamedTuple", "NewType", "ParamSpec")
"""Calls that make a type, which is no constant."""


def compiled_source(source: str) -> str:
    r"""The source of a module as it is compiled; one that has neither comes back as it is.

    >>> print(compiled_source('''TWO = 2
    ... @lru_cache(maxsize=9)
    ... def twice(word: str) -> str:
    ...     return word * TWO
    ... '''))
    from typing import Final as Final_
    TWO: Final_ = 2
    kept_twice: Final_[dict[str, str]] = {}
    def twice(word: str) -> str:
        key_ = word
        kept = kept_twice.get(key_)
        if kept is not None:
            return kept
        made = made_twice(word)
        if len(kept_twice) >= 9:
            kept_twice.clear()
        kept_twice[key_] = made
        return made
    def made_twice(word: str) -> str:
        return word * TWO
    <BLANKLINE>
    """
    tree, lines = ast.parse(source), source.splitlines(keepends=True)
    told = Counter(name.id for name in ast.walk(tree) if _is_set(name))
    for statement in tree.body:
        at = statement.lineno - 1
        if isinstance(statement, (ast.Assign, ast.AnnAssign)):
            lines[at] = _constant(statement, lines[at], told)
        elif isinstance(statement, ast.FunctionDef):
            kept = next(filter(None, map(_bound, statement.decorator_list)), "")
            if kept and len(statement.decorator_list) == 1:
                lines[statement.decorator_list[0].lineno - 1] = ""
                before = _before(statement, "" if kept == "None" else kept)
                lines[at] = before + lines[at].replace("def ", "def made_", 1)
    if "".join(lines) == source:
        return source
    first = next(n for n in tree.body if not _opens(n))
    lines[first.lineno - 1] = IMPORTED + lines[first.lineno - 1]
    return "".join(lines)


def _opens(told: ast.stmt) -> bool:
    """A module's docstring, and what must stand before every other import."""
    if isinstance(told, ast.ImportFrom):
        return told.module == "__future__"
    return isinstance(told, ast.Expr) and isinstance(told.value, ast.Constant)


def _is_set(node: ast.AST) -> TypeGuard[ast.Name]:
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)


def _constant(told: ast.Assign | ast.AnnAssign, line: str, set_: Counter[str]) -> str:
    """The first line of an assignment, with ``Final`` if it sets a constant."""
    name = told.targets[0] if isinstance(told, ast.Assign) else told.target
    if not isinstance(name, ast.Name) or not name.id.isupper() or set_[name.id] > 1:
        return line
    made = told.value.func if isinstance(told.value, ast.Call) else None
    if told.value is None or (isinstance(made, ast.Name) and made.id in TYPES):
        return line
    if isinstance(told, ast.Assign):
        return line.replace(f"{name.id} = ", f"{name.id}: Final_ = ", 1)
    kind = ast.unparse(told.annotation)
    return line.replace(f"{name.id}: {kind} = ", f"{name.id}: Final_[{kind}] = ", 1)


def _bound(decorator: ast.expr) -> str:
    """How many values a cache keeps, as the source writes it; "" for another decorator."""
    if isinstance(decorator, ast.Name):
        return "None" if decorator.id == "cache" else ""
    if not isinstance(decorator, ast.Call) or not isinstance(decorator.func, ast.Name):
        return ""
    if decorator.func.id != "lru_cache" or len(decorator.keywords) != 1:
        return ""
    return ast.unparse(decorator.keywords[0].value)


def _before(told: ast.FunctionDef, bound: str) -> str:
    """What stands in the place of a cached function: a dictionary, and a function that asks it."""
    name, given = told.name, told.args
    gives = ast.unparse(told.returns or ast.Constant(None))
    names = [one.arg for one in given.args]
    kinds = [ast.unparse(one.annotation or ast.Name("object")) for one in given.args]
    handed = ", ".join(names)
    if given.vararg is not None:
        key, handed = given.vararg.arg, f"*{given.vararg.arg}"
        kind = f"tuple[{ast.unparse(given.vararg.annotation or ast.Name('object'))}, ...]"
    elif len(names) == 1:
        key, kind = names[0], kinds[0]
    else:
        key, kind = f"({handed})", f"tuple[{', '.join(kinds)}]"
    told_of = f"def {name}({ast.unparse(given)}) -> {gives}:"
    if not names and given.vararg is None:
        lines = (
            f"kept_{name}: Final_[list[{gives}]] = []",
            told_of,
            f"    if not kept_{name}:",
            f"        kept_{name}.append(made_{name}())",
            f"    return kept_{name}[0]",
        )
    else:
        no = gives.endswith(" | None")
        nothing = (f"    if key_ in kept_{name}:", "        return None") if no else ()
        full = (f"    if len(kept_{name}) >= {bound}:", f"        kept_{name}.clear()")
        lines = (
            f"kept_{name}: Final_[dict[{kind}, {gives}]] = {{}}",
            told_of,
            f"    key_ = {key}",
            f"    kept = kept_{name}.get(key_)",
            "    if kept is not None:",
            "        return kept",
            *nothing,
            f"    made = made_{name}({handed})",
            *(full if bound else ()),
            f"    kept_{name}[key_] = made",
            "    return made",
        )
    return "\n".join((*lines, ""))
