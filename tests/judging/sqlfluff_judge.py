"""Reads {"dialect": name, "statements": [text, ...]} and says of each statement what sqlfluff cannot parse, or null.

The first line that it prints is the version of sqlfluff, the second the answers.
"""

import json
import sys

import sqlfluff
from sqlfluff.core import FluffConfig, Linter


def refusal(linter, statement):
    """What is wrong, by the grammar of the dialect."""
    parsed = linter.parse_string(statement)
    for violation in parsed.violations:
        return violation.desc()
    return None if parsed.tree else "nothing is left of it"


def main():
    asked = json.load(sys.stdin)
    # No settings of the folder or of the user; braces are no templates.
    settings = {"dialect": asked["dialect"], "templater": "raw", "large_file_skip_byte_limit": 0}
    linter = Linter(config=FluffConfig(overrides=settings))
    print(sqlfluff.__version__)
    print(json.dumps([refusal(linter, statement) for statement in asked["statements"]]))


main()
