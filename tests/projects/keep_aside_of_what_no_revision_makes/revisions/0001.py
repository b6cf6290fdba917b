"""Goodbye."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade():
    op.drop_table("old")
    op.drop_column("carts", "note")
    op.execute("ALTER TABLE users ADD COLUMN nick text, DROP COLUMN nock")
    op.drop_column("users", "name")


def downgrade():
    op.add_column("users", sa.Column("name", sa.Text()))
