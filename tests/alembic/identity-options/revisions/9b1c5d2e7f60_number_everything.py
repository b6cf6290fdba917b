"""number everything

Revision ID: 9b1c5d2e7f60
Revises: 
Create Date: 2025-02-11 09:12:44.120983

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision: str = '9b1c5d2e7f60'
down_revision: Union[str, Sequence[str], None] = None
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    """Upgrade schema."""
    op.create_table(
        'tickets',
        sa.Column('id', sa.BigInteger(), sa.Identity(oracle_on_null=True, oracle_order=True), primary_key=True),
    )
    op.create_table(
        'seats',
        sa.Column('id', sa.Integer(), sa.Identity(always=True, nominvalue=True, nomaxvalue=True, cycle=False, oracle_order=False), nullable=False),
    )
    op.execute(sa.schema.CreateSequence(sa.Sequence('queue_numbers', start=10, order=True)))
    op.add_column('tickets', sa.Column('number', sa.Integer(), sa.Identity(start=7, oracle_on_null=True), nullable=False))


def downgrade() -> None:
    """Downgrade schema."""
    op.drop_column('tickets', 'number')
    op.execute(sa.schema.DropSequence(sa.Sequence('queue_numbers')))
    op.drop_table('seats')
    op.drop_table('tickets')
