"""things"""
from alembic import op
import sqlalchemy as sa

revision = "aaa1"
down_revision = None


def upgrade():
    op.create_table("shared", sa.Column("id", sa.Integer(), primary_key=True))
    op.create_table(
        "things",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("shared_id", sa.Integer(), sa.ForeignKey("shared.id")),
        sa.Column("kind", sa.Enum("a", "b", name="kind", schema="tenant")),
        schema="tenant",
    )
    inspector = sa.inspect(op.get_bind())
    if not inspector.has_table("things", schema="tenant"):
        op.execute("SELECT 'the inspector does not know the table'")
    if "things" in inspector.get_table_names(schema="tenant"):
        op.create_index("ix_things_kind", "things", ["kind"], schema="tenant")
    names = [column["name"] for column in inspector.get_columns("things", schema="tenant")]
    if "note" not in names:
        op.add_column("things", sa.Column("note", sa.Text()), schema="tenant")


def downgrade():
    op.drop_table("things", schema="tenant")
    sa.Enum(name="kind", schema="tenant").drop(op.get_bind(), checkfirst=True)
    op.drop_table("shared")
