"""a table for each tenant"""
from alembic import op
import sqlalchemy as sa

revision = "0001"
down_revision = None


def upgrade():
    config = op.get_context().config
    if config.get_main_option("legacy_version"):
        return
    for tenant in config.get_main_option("tenants", "none").split():
        op.create_table(f"orders_{tenant}", sa.Column("id", sa.Integer, primary_key=True))


def downgrade():
    for tenant in op.get_context().config.get_main_option("tenants").split():
        op.drop_table(f"orders_{tenant}")
