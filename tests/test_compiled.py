"""The readers can be compiled: what mypyc does not take is seen before a wheel is wanted."""

import runpy
import subprocess
import sys
from pathlib import Path
from types import ModuleType

from mypy import build
from mypy.modulefinder import BuildSource
from mypy.nodes import AssignmentStmt, NameExpr, Node, Var
from mypy.options import Options
from mypy.types import AnyType, Instance, LiteralType, Type, UnionType, get_proper_type

ROOT = Path(__file__).parent.parent
INNER = ("defs", "body", "else_body", "func", "impl", "items", "finally_body", "handlers")
"""Where a node of mypy's tree keeps the statements within it."""


def test_mypyc_takes_every_reader(tmp_path: Path) -> None:
    """The C is made and not compiled: half a minute; ``make wheel-compiled`` does the rest."""
    told = [sys.executable, str(ROOT / "wheels" / "compiled.py"), "--try", str(tmp_path)]
    done = subprocess.run(told, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    modules = list(tmp_path.rglob("__native_khabar___annotators___*.c"))
    assert len(modules) > 100


def test_no_name_changes_its_kind() -> None:
    """Python allows it and mypy too; what is compiled stops there when it is run.

    A number that is a truth later, or a name of a known type that is given anything later.
    """
    options = Options()
    options.export_types, options.incremental, options.preserve_asts = True, False, True
    options.ignore_missing_imports = options.namespace_packages = True
    options.mypy_path = [str(ROOT / "src")]
    readers = ["pipeline.py", "text", "lexicon", "annotators", "record"]
    paths = [p for name in readers for p in (ROOT / "src" / "khabar").rglob(f"{name}/**/*.py")]
    sources = [BuildSource(str(path), _module(path)) for path in paths]
    read = build.build(sources, options)
    assert not read.errors
    found, told_of = [], 0
    for source in sources:
        for told in _assignments(read.graph[source.module].tree):
            told_of += 1
            for name in told.lvalues:
                if isinstance(name, NameExpr) and isinstance(name.node, Var):
                    first, later = name.node.type, read.types.get(told.rvalue)
                    kinds = (_kind(first), _kind(later))
                    loose = not name.is_inferred_def and told.unanalyzed_type is None
                    if kinds == ("builtins.int", "builtins.bool") or (
                        loose and _is_any(later) and not _is_any(first)
                    ):
                        found.append(f"{source.path}:{told.line}: {name.name}")
    assert len(sources) > 200
    assert told_of > 5_000, "mypy has let its trees go: nothing was looked at"
    assert not found, f"another name: {found}"


CACHED = '''
"""A module with every kind of cache that is taken."""
from functools import cache, lru_cache

CALLS = []
LONGEST = 3

@cache
def once() -> int:
    CALLS.append("once")
    return LONGEST

@lru_cache(maxsize=2)
def short(word: str) -> str | None:
    """None is kept too."""
    CALLS.append(word)
    return None if len(word) > LONGEST else word

@cache
def joined(*words: str) -> str:
    CALLS.append(words)
    return "".join(words)

@cache
def twice(word: str, times: int = 2) -> str:
    CALLS.append((word, times))
    return word * times
'''


def test_a_cache_becomes_a_dictionary_that_begins_anew_when_it_is_full() -> None:
    changed = runpy.run_path(str(ROOT / "wheels" / "kept.py"))["compiled_source"](CACHED)
    assert "@" not in changed
    assert "LONGEST: Final_ = 3" in changed
    module = ModuleType("cached")
    exec(changed, vars(module))
    assert (module.once(), module.once()) == (3, 3)
    assert [module.short(word) for word in ("ab", "abcd", "abcd", "ab")] == ["ab", None, None, "ab"]
    assert module.joined("a", "b") == module.joined("a", "b") == "ab"
    assert module.twice("a") == module.twice("a", times=2) == "aa"
    assert module.CALLS == ["once", "ab", "abcd", ("a", "b"), ("a", 2)]
    module.short("c")  # the third of two
    module.short("ab")
    assert module.CALLS[-2:] == ["c", "ab"]


def _module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT / "src").with_suffix("").parts).removesuffix(".__init__")


def _is_any(of: Type | None) -> bool:
    return isinstance(get_proper_type(of), AnyType)


def _kind(of: Type | None) -> str:
    """The class of a value; ``a and b`` of two truths is a union of them, perhaps literal."""
    known = get_proper_type(of)
    if isinstance(known, LiteralType):
        known = known.fallback
    if isinstance(known, UnionType):
        kinds = {_kind(item) for item in known.items}
        return kinds.pop() if len(kinds) == 1 else ""
    return known.type.fullname if isinstance(known, Instance) else ""


def _assignments(node: object) -> list[AssignmentStmt]:
    """Every assignment within a node, functions within functions too."""
    if isinstance(node, AssignmentStmt):
        return [node]
    if isinstance(node, (list, tuple)):
        return [found for each in node for found in _assignments(each)]
    if not isinstance(node, Node):
        return []
    return [found for each in INNER for found in _assignments(getattr(node, each, None))]
