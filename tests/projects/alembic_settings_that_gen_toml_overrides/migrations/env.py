from alembic import context

from app.models import Base
from app.settings import SCHEMA

config = context.config
target_metadata = Base.metadata
config.set_main_option("sqlalchemy.url", "postgresql+psycopg://app:secret@db/app")


def run_migrations_offline() -> None:
    context.configure(
        url=config.get_main_option("sqlalchemy.url"),
        target_metadata=target_metadata,
        version_table="revisions",
        version_table_schema=SCHEMA,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()
