"""b"""
from alembic import op
import sqlalchemy as sa
revision = "b1"
down_revision = "a1"
def upgrade():
    op.add_colum("x", sa.Column("q", sa.Integer))
