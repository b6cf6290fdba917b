import os
from alembic import context

TABLE = os.environ.get("VERSION_TABLE", "versions")


def run_migrations_offline():
    context.configure(version_table=TABLE)
