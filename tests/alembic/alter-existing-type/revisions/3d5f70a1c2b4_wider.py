"""wider

Revision ID: 3d5f70a1c2b4
Revises:
Create Date: 2024-06-03 09:10:11.121314

"""
from alembic import op
import sqlalchemy as sa

revision = '3d5f70a1c2b4'
down_revision = None
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        'algorithm',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('name', sa.String(30), nullable=False),
        sa.Column('tenant_id', sa.String(36)),
    )
    op.alter_column('algorithm', 'name', existing_type=sa.String(255), nullable=False)
    op.alter_column('algorithm', 'tenant_id', new_column_name='project_id', existing_type=sa.String(64))


def downgrade():
    op.alter_column('algorithm', 'project_id', new_column_name='tenant_id', existing_type=sa.String(36))
    op.alter_column('algorithm', 'name', existing_type=sa.String(30), nullable=False)
    op.drop_table('algorithm')
