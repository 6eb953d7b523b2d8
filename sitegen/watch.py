"""Rebuild on change. Wet: it waits for the file system.

A burst of saves, and an editor's save by rename, are one rebuild: a build begins when nothing has changed for
a moment. Changes during a build start one more after it.
"""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

_QUIET = 0.25
_TOUCHING = {"opened", "closed_no_write"}


class _Listener(FileSystemEventHandler):
    def __init__(self, heard: queue.SimpleQueue[str]) -> None:
        self.heard = heard

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in _TOUCHING and not (event.is_directory and event.event_type == "modified"):
            for path in (event.src_path, event.dest_path):
                if path:
                    self.heard.put(str(path))


def changes(folders: tuple[Path, ...], stop: Callable[[], bool] = lambda: False) -> Iterator[tuple[str, ...]]:
    """The paths of each burst of changes below the folders, until `stop` says so.

    The first burst is empty, and says that from now on nothing is missed.
    """
    heard: queue.SimpleQueue[str] = queue.SimpleQueue()
    observer = Observer()
    for folder in folders:
        observer.schedule(_Listener(heard), str(folder), recursive=True)
    observer.start()
    try:
        yield ()
        while not stop():
            burst = tuple(path for path in _burst(heard) if not _is_scratch(Path(path)))
            if burst:
                yield burst
    finally:
        observer.stop()
        observer.join()


def _burst(heard: queue.SimpleQueue[str]) -> tuple[str, ...]:
    """What is heard until it is quiet; nothing, if nothing is heard within a moment."""
    paths: dict[str, None] = {}
    while True:
        try:
            paths[heard.get(timeout=_QUIET)] = None
        except queue.Empty:
            return tuple(paths)


def _is_scratch(path: Path) -> bool:
    """An editor's own file: a swap file, a backup, the probe Vim writes to see whether it may."""
    return path.name.startswith((".", "#")) or path.name.endswith(("~", ".swp", ".tmp")) or path.name == "4913"
