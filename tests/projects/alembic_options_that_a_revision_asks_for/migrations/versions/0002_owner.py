"""what only a run of env.py tells"""
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.execute("ALTER TABLE orders_north OWNER TO " + op.get_context().config.get_main_option("owner"))


def downgrade():
    op.execute("COMMENT ON TABLE orders_north IS '%s'" % op.get_context().config.get_main_option("sqlalchemy.url"))
