from alembic import context
from sqlalchemy import MetaData

naming = {"ix": "ix_%(table_name)s_%(column_0_name)s", "uq": "uq_%(table_name)s_%(column_0_name)s"}
target_metadata = MetaData(naming_convention=naming)


def run_migrations_offline():
    context.configure(url="postgresql://", target_metadata=target_metadata, version_table="shop_version")
    with context.begin_transaction():
        context.run_migrations()
