"""first"""

import sqlalchemy as sa
from alembic import op

revision = "1975ea83b712"
down_revision = None


def upgrade():
    op.create_table("users", sa.Column("id", sa.Integer(), primary_key=True))


def downgrade():
    op.drop_table("users")
