"""create "users"; -- it's odd"""
from alembic import op
import sqlalchemy as sa
revision = "a1"
down_revision = None
def upgrade():
    op.create_table("us'ers", sa.Column("id", sa.Integer, primary_key=True), sa.Column("e mail", sa.Strin(20)))
def downgrade():
    op.drop_table("us'ers")
