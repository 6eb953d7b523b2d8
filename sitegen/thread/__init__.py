"""The thread: from the evidence to what came of it, step by step, with what is not held named. Dry."""

from sitegen.thread.chains import Place, thread, threads_of
from sitegen.thread.picture import TALL, WIDE, Picture, picture
from sitegen.thread.values import HEADINGS, Key, Stage, Step, Thread

__all__ = [
    "HEADINGS",
    "TALL",
    "WIDE",
    "Key",
    "Picture",
    "Place",
    "Stage",
    "Step",
    "Thread",
    "picture",
    "thread",
    "threads_of",
]
