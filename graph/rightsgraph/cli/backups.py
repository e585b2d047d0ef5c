"""Copies of builds."""

import argparse

from rightsgraph.cli.screen import notice

__all__ = ["backup", "restore"]


def backup(options: argparse.Namespace) -> int:
    """Copy a build."""
    from rightsgraph import backups

    notice(f"copied to {backups.backup(options.out, options.target)}")
    return 0


def restore(options: argparse.Namespace) -> int:
    """Put a backup in the place of a build."""
    from rightsgraph import backups

    notice(f"restored to {backups.restore(options.source, options.out)}")
    return 0
