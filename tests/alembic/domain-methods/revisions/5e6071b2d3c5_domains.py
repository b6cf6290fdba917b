"""domains

Revision ID: 5e6071b2d3c5
Revises:
Create Date: 2024-06-04 09:10:11.121314

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = '5e6071b2d3c5'
down_revision = None
branch_labels = None
depends_on = None

code = postgresql.DOMAIN(
    'Code', sa.String(8), collation='C', default="it's", constraint_name='ck_code', check=sa.text("VALUE <> ''"),
)
price = postgresql.DOMAIN('price', sa.Numeric(10, 2), schema='shop', check='VALUE > 0', create_type=False)


def upgrade():
    op.execute('CREATE SCHEMA shop')
    code.create(op.get_bind(), checkfirst=False)
    price.create(op.get_bind(), checkfirst=False)


def downgrade():
    price.drop(op.get_bind(), checkfirst=False)
    code.drop(op.get_bind(), checkfirst=False)
    op.execute('DROP SCHEMA shop')
