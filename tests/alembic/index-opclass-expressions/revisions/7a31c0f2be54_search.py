"""search

Revision ID: 7a31c0f2be54
Revises:
Create Date: 2024-05-02 10:11:12.131415

"""
from alembic import op
import sqlalchemy as sa

revision = '7a31c0f2be54'
down_revision = None
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        'users',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('email', sa.String(120), nullable=False),
        sa.Column('name', sa.String(120)),
    )
    op.create_index(
        op.f('ix_users_email_lower'),
        'users',
        [sa.func.lower(sa.column('email')).label('email_lower'), 'name'],
        postgresql_using='gin',
        postgresql_ops={'email_lower': 'gin_trgm_ops', 'name': 'gin_trgm_ops'},
    )
    op.create_index(
        'ix_users_name_lower',
        'users',
        [sa.text('lower(name)')],
        postgresql_ops={'lower(name)': 'text_pattern_ops'},
    )


def downgrade():
    op.drop_index('ix_users_name_lower', 'users')
    op.drop_index(op.f('ix_users_email_lower'), 'users')
    op.drop_table('users')
