"""numbers from elsewhere"""
from alembic import op
import requests

revision = "b2"
down_revision = "a1"


def upgrade():
    for number in requests.get("https://example.org/numbers").json():
        op.execute(f"INSERT INTO assets (id) VALUES ({number})")
