"""assets

Revision ID: a1
Revises:
Create Date: 2026-02-02 08:00:00
"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "assets",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("meta", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("kind", sa.Enum("image", "sound", name="asset_kind"), nullable=False),
        sa.Column("body", sa.Text().with_variant(mysql.LONGTEXT(), "mysql", "mariadb")),
        mysql_engine="InnoDB",
    )
    # Only here can an index look into a document.
    if op.get_bind().dialect.name == "postgresql":
        op.create_index("ix_assets_meta", "assets", ["meta"], postgresql_using="gin")
    op.execute("INSERT INTO assets (id, meta) VALUES (1, '{}')")


def downgrade():
    op.drop_table("assets")
    sa.Enum("image", "sound", name="asset_kind").drop(op.get_bind())
