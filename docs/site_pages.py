"""Adds to the site what stands outside of docs/: pages of the project's root and parts of the README.

A hook of MkDocs. A link that is right in the repository is made right in the site; one that leads to a file
which the site does not have becomes plain text, so that the strict build finds what is really broken.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).parents[1]
WHOLE = {"CONTRIBUTING.md": "contributing.md", "CHANGELOG.md": "changelog.md", "SECURITY.md": "security.md"}
PARTS = {"figures.md": "How well and how fast", "limits.md": "What it cannot do yet"}
"""Page of the site -> the README's section of which it is made."""
_SECTIONS = {title.lower().replace(" ", "-"): name for name, title in PARTS.items()}
_LINK = re.compile(r"(?<!!)\[(?P<text>[^\]]+)\]\((?P<target>[^)#\s]*)(?P<anchor>#[^)\s]*)?\)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The pages that are not in docs/, put beside those that are."""
    for source, name in WHOLE.items():
        text = (ROOT / source).read_text(encoding="utf-8")
        files.append(File.generated(config, name, content=_relinked(text, PurePosixPath())))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name, title in PARTS.items():
        text = f"# {title}\n{_section(readme, title)}"
        files.append(File.generated(config, name, content=_relinked(text, PurePosixPath())))
    return files


def on_page_markdown(markdown: str, **_: object) -> str:
    """A page of docs/ with its links to the project's root led to the site's pages."""
    return _relinked(markdown, PurePosixPath("docs"))


def _section(page: str, title: str) -> str:
    """The text under a heading. ValueError where there is none."""
    _, found, rest = page.partition(f"\n## {title}\n")
    if not found:
        raise ValueError(f"README.md has no section '{title}'")
    return rest.partition("\n## ")[0]


def _relinked(markdown: str, folder: PurePosixPath) -> str:
    """The links of a page that stands in a folder of the project, as they are in the site."""

    def link(found: re.Match[str]) -> str:
        target, anchor = found["target"], found["anchor"] or ""
        if not target or "://" in target or target.startswith("mailto:"):
            return found[0]
        path = _in_project(folder / target)
        if path == "README.md":
            return f"[{found['text']}]({_SECTIONS.get(anchor.lstrip('#'), 'index.md')})"
        if path in WHOLE:
            return f"[{found['text']}]({WHOLE[path]}{anchor})"
        if path.startswith("docs/"):
            return f"[{found['text']}]({path.removeprefix('docs/')}{anchor})"
        return found["text"] if (ROOT / path).exists() else found[0]

    return _LINK.sub(link, markdown)


def _in_project(path: PurePosixPath) -> str:
    """A path from the project's root, without '..'."""
    parts: list[str] = []
    for part in path.parts:
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts)
