"""The fences of the house: floors, doors, silence, size; and what every kind of record must have beside it."""

from __future__ import annotations

import ast
import fnmatch
import os
import re
import sys
import tomllib
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any, get_args

import pytest
from conftest import ROOT

from sitegen import pages
from sitegen.pages.records import VIEWS
from sitegen.records import REGISTER
from sitegen.records.base import Model, Record
from sitegen.render import Renderer

PACKAGE = ROOT / "sitegen"
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}
SHARED_FLOORS = 2  # up to this floor stands what steps share: values, and readings of them


def module(path: Path) -> str:
    """The module or package of `sitegen/` a file belongs to, as the table of floors names it: `write`, `records/`."""
    first, *rest = path.relative_to(PACKAGE).parts
    return f"{first}/" if rest else first.removesuffix(".py")


def imported(tree: ast.AST) -> Iterator[str]:
    """The dotted names a module imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def neighbour(name: str) -> str | None:
    """The module of `sitegen/` an imported name belongs to."""
    parts = name.split(".")
    if parts[0] != "sitegen" or len(parts) == 1 or parts[1] == "__version__":
        return None
    return f"{parts[1]}/" if (PACKAGE / parts[1]).is_dir() else parts[1]


MODULES = {module(path) for path in TREES} - {"__init__"}
IMPORTS = {
    (module(path), other)
    for path, tree in TREES.items()
    for other in map(neighbour, imported(tree))
    if other and other != module(path)
}


def floors() -> dict[str, int]:
    """The floor of every module, as the table of ARCHITECTURE.md has it."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| (.*?) \|", text, re.MULTILINE)
    found = [(name, int(floor)) for floor, names in rows for name in re.findall(r"`([a-z]+/?)`", names)]
    assert len(dict(found)) == len(found), "a module stands on one floor"
    return dict(found)


# ---- floors


def test_every_module_stands_on_a_floor_of_the_architecture() -> None:
    assert set(floors()) == MODULES


def test_a_module_imports_only_from_lower_floors() -> None:
    """What steps share stands on the lowest floors, and may lean on its neighbours there; steps never do."""
    floor = floors()
    up = {(one, other) for one, other in IMPORTS if floor[other] > floor[one]}
    beside = {(one, other) for one, other in IMPORTS if floor[other] == floor[one] > SHARED_FLOORS}
    assert (up, beside) == (set(), set())


def test_there_is_no_ring_of_imports() -> None:
    graph: dict[str, set[str]] = {}
    for path, tree in TREES.items():
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        graph[name] = set()
        for target in imported(tree):
            found = target
            while found.startswith("sitegen.") and not (ROOT / found.replace(".", "/")).with_suffix(".py").exists():
                found = found.rpartition(".")[0]  # a name within the module, or the package itself
            if target.startswith("sitegen.") and found not in (name, "sitegen"):
                graph[name].add(found)
    assert list(TopologicalSorter(graph).static_order())


def test_imports_stand_at_the_head_of_a_module() -> None:
    deep = [
        (path.name, node.lineno)
        for path, tree in TREES.items()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert deep == []


# ---- the floors of the importers

IMPORTERS = PACKAGE / "importers"


def importer_floors() -> dict[str, int]:
    """The packages of `importers/` in the order of their table in ARCHITECTURE.md; what lies beside them comes last."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").partition("## Importers")[2].partition("## ")[0]
    rows = re.findall(r"^\| ((?:`[a-z]+/` ?)+) \|", text, re.MULTILINE)
    return {name: floor for floor, row in enumerate(rows) for name in re.findall(r"`([a-z]+)/`", row)}


def importer_package(dotted: str) -> str | None:
    """The package of `importers/` a dotted name lies in; `run` for the modules beside the packages."""
    parts = dotted.split(".")
    if parts[:2] != ["sitegen", "importers"] or len(parts) == 2:
        return None
    return parts[2] if (IMPORTERS / parts[2]).is_dir() else "run"


def test_a_package_of_the_importers_leans_only_on_those_above_it_in_their_table() -> None:
    floor = {**importer_floors(), "run": 99}
    assert {path.name for path in IMPORTERS.iterdir() if path.is_dir() and path.name != "__pycache__"} == {*floor} - {
        "run"
    }
    leaning = set()
    for path in IMPORTERS.rglob("*.py"):
        one = importer_package(".".join(path.relative_to(ROOT).with_suffix("").parts))
        for name in imported(TREES[path]):
            other = importer_package(name)
            if one and other and one != other and floor[other] >= floor[one]:
                leaning.add((path.relative_to(IMPORTERS).as_posix(), other))
    assert leaning == set()


WET_IMPORTERS = {  # the modules of the importers that touch the world, and what of it
    "keeping/held": "asks whether there is a folder of records",
    "keeping/memory": "reads what imports remember",
    "keeping/placing": "places files",
    "keeping/proving": "lays out a copy of the archive",
    "opening/opening": "opens sources",
    "opening/pdf_pages": "asks the PDF library for the letters of a page",
    "opening/portable": "hands PDFs to their library",
    "opening/spreadsheet": "reads tables",
    "opening/workbook": "hands workbooks to their library",
    "run": "compares files with those there",
    "takings": "reads sources for their digest",
}


def test_readers_and_all_they_lean_on_are_dry() -> None:
    wet = {}
    for path in IMPORTERS.rglob("*.py"):
        name = path.relative_to(IMPORTERS).with_suffix("").as_posix()
        if name not in WET_IMPORTERS and (found := set(touching(TREES[path]))):
            wet[name] = found
    assert wet == {}
    assert all((IMPORTERS / f"{name}.py").is_file() for name in WET_IMPORTERS)


# ---- doors

DOORS = {
    "cbor2": {"pagefind/"},
    "click": {"cli", "console"},
    "defusedxml": {"importers/"},
    "jinja2": {"render"},
    "markdown_it": {"prose/"},
    "markupsafe": {"render"},
    "mdit_py_plugins": {"prose/"},
    "openpyxl": {"importers/"},
    "pagefind_bin": {"pagefind/"},
    "playwright": {"trial/"},
    "pydantic": {"records/", "dates", "redact", "validate"},
    "pydantic_core": {"records/", "dates", "validate"},
    "pypdfium2": {"importers/"},
    "watchdog": {"watch"},
    "yaml": {"parse", "syntax"},
}


def test_each_library_has_one_door() -> None:
    used: dict[str, set[str]] = {}
    for path, tree in TREES.items():
        for name in imported(tree):
            library = name.partition(".")[0]
            if library not in sys.stdlib_module_names and library != "sitegen":
                used.setdefault(library, set()).add(module(path))
    assert used == DOORS


def test_every_dependency_is_used_and_has_its_reason_beside_it() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    installed_as = {
        "markdown-it-py": "markdown_it", "mdit-py-plugins": "mdit_py_plugins", "pagefind-bin": "pagefind_bin",
        "pyyaml": "yaml",
    }  # fmt: skip
    extras = project["optional-dependencies"]
    needed = [*project["dependencies"], *(one for name in extras if name != "dev" for one in extras[name])]
    names = {re.match(r"[\w-]+", one)[0] for one in needed}  # type: ignore[index]
    told_by_others = {"markupsafe", "pydantic_core"}  # come with jinja2 and pydantic
    assert {installed_as.get(name, name) for name in names - {"pagefind"}} == set(DOORS) - told_by_others
    lines = [line for line in text.splitlines() if re.match(r'    "[\w-]+[><=]', line)]
    assert len(lines) == len(needed) + len(extras["dev"])
    assert [line for line in lines if "# " not in line] == []


# ---- the dry middle

WET = {  # the modules that touch the world, and what of it
    "archive": "asks files for their size and time, and may start processes",
    "cli": "reads the environment and the clock, and ends the program",
    "console": "writes to the terminal",
    "importers/": "opens the documents, and places the records made of them",
    "load": "reads the records",
    "pagefind/": "runs the search program, and reads what it made before",
    "pipeline": "times its steps",
    "preview": "serves HTTP",
    "render": "reads the templates",
    "trial/": "serves a site built in a folder of its own, and drives a browser",
    "watch": "waits for the file system",
    "write": "writes the site",
}
WORLD = {
    "asyncio", "ctypes", "glob", "http", "io", "logging", "multiprocessing", "os", "random", "secrets", "shutil",
    "signal", "socket", "subprocess", "sys", "tempfile", "threading", "time", "urllib.request", "uuid", "warnings",
}  # fmt: skip
CALLS = {"breakpoint", "exec", "eval", "exit", "input", "open", "print", "quit"}
METHODS = {
    "exists", "glob", "is_dir", "is_file", "iterdir", "mkdir", "now", "read_bytes", "read_text", "rglob", "stat",
    "today", "touch", "unlink", "utcnow", "write_bytes", "write_text",
}  # fmt: skip


def touching(tree: ast.AST) -> Iterator[str]:
    """Whatever in a module reads or changes the world."""
    for name in imported(tree):
        parts = name.split(".")
        if parts[0] in WORLD or ".".join(parts[:2]) in WORLD:
            yield f"import {name}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            yield f"{node.func.id}()"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in METHODS:
            yield f".{node.func.attr}()"
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and "SystemExit" in ast.dump(node.exc):
            yield "SystemExit"


def test_the_dry_middle_prints_nothing_opens_nothing_and_reads_no_clock() -> None:
    found = {module(path): set(touching(tree)) for path, tree in TREES.items() if module(path) not in WET}
    assert {name: what for name, what in found.items() if what} == {}
    assert set(WET) <= MODULES


def test_only_the_console_and_the_door_print_and_only_the_door_ends_the_program() -> None:
    for path, tree in TREES.items():
        source = ast.unparse(tree)
        assert not re.search(r"\b(print|input|breakpoint)\(|logging\.|\bwarnings\.", source), path
        if module(path) not in ("console", "cli"):
            assert not re.search(r"click\.|sys\.std(out|err)", source), path
        if module(path) != "cli":
            assert not re.search(r"sys\.exit|SystemExit|os\._exit", source), path


# ---- size and words


def test_no_module_is_over_300_lines_and_the_middle_one_is_about_100() -> None:
    lengths = sorted((len(path.read_text(encoding="utf-8").splitlines()), path.name) for path in TREES)
    assert [found for found in lengths if found[0] > 300] == []
    assert lengths[len(lengths) // 2][0] <= 110


def test_no_module_is_a_heap_of_things_without_a_name() -> None:
    heaps = ("utils", "util", "helpers", "helper", "common", "misc", "tools", "core", "base_utils")
    assert [path for path in (*TREES, *(ROOT / "tests").rglob("*.py")) if path.stem in heaps] == []


def public(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node


def test_every_module_and_every_public_function_and_class_says_what_it_is_for() -> None:
    silent = [path.relative_to(ROOT).as_posix() for path, tree in TREES.items() if not ast.get_docstring(tree)]
    for path, tree in TREES.items():
        here = path.relative_to(ROOT).as_posix()
        silent += [f"{here}:{node.lineno} {node.name}" for node in public(tree) if not ast.get_docstring(node)]
    assert silent == []


TEXT = {".md", ".yaml", ".yml", ".py", ".html", ".txt", ".json", ".csv", ".toml", ".css", ".js"}


def committed() -> Iterator[Path]:
    """The text files of the repository, without what .gitignore leaves out."""
    ignored = [line.strip("/") for line in (ROOT / ".gitignore").read_text().splitlines() if line.strip("/")]
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [
            name for name in folders if name != ".git" and not any(fnmatch.fnmatch(name, line) for line in ignored)
        ]
        for name in names:
            path = Path(folder, name)
            if path.suffix in TEXT and path.is_file():
                yield path


def test_no_promise_is_left_in_a_file_and_no_test_is_left_out() -> None:
    words = ["TO" + "DO", "FIX" + "ME", "X" * 3 + r"\b", "NotImplemented" + "Error", r"pytest\.skip" + r"\("]
    promise = re.compile("|".join([*words, r"mark\.(?:skip|xfail)"]))
    code = [path for path in committed() if path.relative_to(ROOT).parts[0] in ("sitegen", "tests", "templates")]
    assert len(code) > 100
    found = {path: promise.findall(path.read_text("utf-8", "replace")) for path in code if path != Path(__file__)}
    assert {path: words for path, words in found.items() if words} == {}


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    place = re.compile(r"(?:^|[^.\w])/(?:work|farm|root|home|Users)/[a-z]", re.MULTILINE)
    files = [path for path in committed() if path != Path(__file__)]
    assert [path for path in files if place.search(path.read_text("utf-8", "replace"))] == []


def test_the_top_of_the_repository_is_as_agreed() -> None:
    agreed = {"content", "templates", "build.py", "sitegen", "output", "tests", "pyproject.toml", "netlify.toml"}
    agreed |= {"README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "IMPORTING.md"}
    top = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert top - agreed == set()
    assert agreed - top <= {"output"}
    assert "/output/" in (ROOT / ".gitignore").read_text() or "output/" in (ROOT / ".gitignore").read_text()


# ---- every kind of record, every page, every template


@pytest.mark.parametrize("kind", REGISTER, ids=lambda kind: kind.kind)
def test_every_kind_of_record_has_a_template_a_test_and_an_example(kind: type[Record]) -> None:
    tests = [path for path in (ROOT / "tests").rglob("test_*.py") if path != Path(__file__)]
    assert kind.kind == "site" or (ROOT / f"templates/records/{kind.kind}.html").is_file()
    assert any(re.search(rf"\b{kind.__name__}\b", path.read_text(encoding="utf-8")) for path in tests)
    assert list((ROOT / "tests/problems/good/content").rglob(EXAMPLES.get(kind.kind, f"{kind.folder}/**/*.*")))


EXAMPLES = {"site": "site.yaml", "glossary": "glossary.yaml", "transcript": "meetings/**/*.transcript.md"}


def fields(model: type[Model]) -> Iterator[str]:
    """The names of a model's fields, and of those of the models within it, as files write them."""
    for name, info in model.model_fields.items():
        yield info.alias or name
        for inner in models(info.annotation):
            yield from fields(inner)


def models(kind: Any) -> Iterator[type[Model]]:
    if isinstance(kind, type) and issubclass(kind, Model):
        yield kind
    for option in get_args(kind):
        yield from models(option)


def example(kind: type[Record]) -> str:
    """What content/README.md shows of a kind: its block of YAML, or for those without one the words about it."""
    text = (ROOT / "content/README.md").read_text(encoding="utf-8")
    begin, end = {
        "site": ("`site.yaml`", "\n\n"),
        "glossary": ("`glossary.yaml`", "`site.yaml`"),
        "topic": ("`topics/<name>.yaml`", "`glossary.yaml`"),
        "transcript": ("A transcript stands beside", "```yaml"),
    }.get(kind.kind, (f"```yaml\n# {kind.folder}/", "\n```"))
    return text.partition(begin)[2].partition(end)[0]


SAID_ONCE = {"sources", "conflicts", "withheld", "draft", "note"}  # of any record, above the examples
WRITTEN_OTHERWISE = {"body", "text"}  # the prose of the file; a quotation, about which the rules speak


@pytest.mark.parametrize("kind", REGISTER, ids=lambda kind: kind.kind)
def test_the_example_of_a_kind_shows_its_fields_and_no_others(kind: type[Record]) -> None:
    shown = example(kind)
    assert shown, f"content/README.md has no example of {kind.folder}/"
    if kind.kind in ("site", "transcript"):  # its file is the example; its form is a table of its own
        return
    form = r"(?:^|[\s{/`])([a-z_]+)(?=:(?:\s|$|`)|`)"
    own = {info.alias or name for name, info in kind.model_fields.items()} - {parent.field for parent in kind.parents}
    assert own - SAID_ONCE - WRITTEN_OTHERWISE - set(re.findall(form, shown, re.MULTILINE)) == set()
    uncommented = re.sub(r"(^|\s)#.*", "", shown)
    assert set(re.findall(form, uncommented, re.MULTILINE)) - set(fields(kind)) == set()


def test_every_view_belongs_to_a_kind_and_every_page_function_is_registered() -> None:
    assert set(VIEWS) <= {kind.kind for kind in REGISTER}
    made = {
        node.name
        for path, tree in TREES.items()
        if module(path) == "pages/"
        for node in public(tree)
        if isinstance(node, ast.FunctionDef) and node.returns and ast.unparse(node.returns) == "Iterator[Page]"
    }
    assert {function.__name__ for function in pages.PAGES} == made


def test_every_template_is_used() -> None:
    templates = {path.relative_to(ROOT / "templates").as_posix() for path in (ROOT / "templates").rglob("*.html")}
    code = "".join(path.read_text(encoding="utf-8") for path in (*TREES, *(ROOT / "templates").rglob("*.html")))
    named = {name for name in templates if f'"{name}"' in code}
    assert templates - named == {f"records/{kind.kind}.html" for kind in REGISTER if kind.kind != "site"}


def test_no_value_of_a_page_hides_what_every_template_may_draw_on(good_edition: Any) -> None:
    shared = Renderer(ROOT / "templates", good_edition, ()).environment.globals
    own = {name for page in pages.lay_out(good_edition) for name in page.data}
    assert own & {"site", "menu", "as_at", "graph", "base", "url", "absolute", "asset"} == set()
    assert own & set(shared) == set()


def test_contributing_lists_what_a_template_may_draw_on(good_edition: Any) -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = text.partition("## What a template may draw on")[2].partition("\n\n## ")[0]
    told = set(re.findall(r"`([a-z_]+)", table))
    environment = Renderer(ROOT / "templates", good_edition, ()).environment
    plain = Renderer(ROOT / "templates", good_edition, ()).environment.__class__()
    assert set(environment.globals) - set(plain.globals) <= told
    assert set(environment.filters) - set(plain.filters) <= told
