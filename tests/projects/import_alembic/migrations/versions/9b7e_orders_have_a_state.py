"""Orders have a state

Revision ID: 9b7e66f01c22
Revises: 4f2c01d8a3b7
Create Date: 2025-12-01 17:40:02+01:00

"""
from alembic import op
import sqlalchemy as sa

revision = "9b7e66f01c22"
down_revision = "4f2c01d8a3b7"


def upgrade():
    op.add_column("orders", sa.Column("state", sa.String(20), server_default="new", nullable=False))
    # Everything older than the opening of the warehouse
    # has been delivered by now.
    op.execute(
        """
        UPDATE orders
        SET state = 'done'
        WHERE placed_at < '2025-11-15'
        """
    )
    op.alter_column("orders", "note", existing_type=sa.Text(), type_=sa.String(500), existing_nullable=True)
    op.create_check_constraint("ck_orders_state", "orders", "state IN ('new', 'paid', 'done')")


def downgrade():
    op.drop_constraint("ck_orders_state", "orders", type_="check")
    op.alter_column("orders", "note", existing_type=sa.String(500), type_=sa.Text(), existing_nullable=True)
    op.drop_column("orders", "state")
