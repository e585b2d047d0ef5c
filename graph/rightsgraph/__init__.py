"""Human-rights reporting into a linked-data graph in which every statement can be checked against its words.

>>> import rightsgraph
>>> rightsgraph.Settings().base
'https://rightsgraph.example/'

`build`, `validate`, `query` and `evaluate` are the commands of the same names; `export` and `network` are modules.
Everything is loaded when it is first used, so that importing the package costs nothing.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rightsgraph import export, network
    from rightsgraph.builds import query, validate
    from rightsgraph.config import Settings
    from rightsgraph.errors import (
        InputError,
        ModelError,
        QueryError,
        ResourceError,
        RightsgraphError,
        StoreError,
        UsageError,
    )
    from rightsgraph.evaluation import Evaluation, evaluate
    from rightsgraph.pipeline import build
    from rightsgraph.summary import Summary

__version__ = "0.1.0"

__all__ = [
    "Evaluation",
    "InputError",
    "ModelError",
    "QueryError",
    "ResourceError",
    "RightsgraphError",
    "Settings",
    "StoreError",
    "Summary",
    "UsageError",
    "__version__",
    "build",
    "evaluate",
    "export",
    "network",
    "query",
    "validate",
]

_HOMES = {
    "Evaluation": "evaluation",
    "Settings": "config",
    "Summary": "summary",
    "build": "pipeline",
    "evaluate": "evaluation",
    "query": "builds",
    "validate": "builds",
} | {name: "errors" for name in __all__ if name.endswith("Error")}
_MODULES = ("export", "network")


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return importlib.import_module(f"rightsgraph.{name}")
    if name in _HOMES:
        return getattr(importlib.import_module(f"rightsgraph.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'rightsgraph' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
