"""The names that the expressions of this folder use."""

import datetime
import decimal
import enum
import uuid

import sqlalchemy as sa
from alembic import op
from sqlalchemy import func, literal, select, text
from sqlalchemy.dialects import mysql, postgresql
from sqlalchemy.orm import declarative_base

Base = declarative_base()

users = sa.table(
    "users",
    sa.column("id", sa.Integer),
    sa.column("name", sa.String),
    sa.column("email", sa.String(50)),
    sa.column("score", sa.Float),
    sa.column("price", sa.Numeric(10, 2)),
    sa.column("active", sa.Boolean),
    sa.column("born", sa.Date),
    sa.column("seen", sa.DateTime),
    sa.column("wakes", sa.Time),
    sa.column("title", sa.Unicode(20)),
    sa.column("data", sa.JSON),
    sa.column("key", sa.Uuid),
    sa.column("blob", sa.LargeBinary),
    sa.column("group", sa.Integer),
    sa.column("Upper", sa.Integer),
    sa.column("plain"),
)
posts = sa.table(
    "posts", sa.column("id", sa.Integer), sa.column("user_id", sa.Integer), sa.column("body", sa.Text), schema="blog"
)
old = sa.table("old_users", sa.column("id", sa.Integer), sa.column("login", sa.String))

metadata = sa.MetaData()
accounts = sa.Table(
    "accounts",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.String(30), nullable=False),
    sa.Column("balance", sa.Integer, server_default="0"),
)
links = sa.Table(
    "links",
    metadata,
    sa.Column("account_id", sa.Integer, sa.ForeignKey("accounts.id")),
    sa.Column("target", sa.String),
)


class Color(enum.Enum):
    RED = "r"
    BLUE = "b"


class User(Base):
    __tablename__ = "members"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String(30))
    nick = sa.Column("nick_name", sa.String(30))


paint = sa.table("paint", sa.column("id", sa.Integer), sa.column("color", sa.Enum(Color)), sa.column("shade", sa.Enum("dark", "light", name="shade")))
pg = sa.table(
    "docs",
    sa.column("id", sa.Integer),
    sa.column("data", postgresql.JSONB),
    sa.column("tags", postgresql.ARRAY(sa.String)),
    sa.column("key", postgresql.UUID(as_uuid=True)),
)
cutoff = datetime.date(2020, 1, 2)
moment = datetime.datetime(2020, 1, 2, 3, 4, 5)


class Post(Base):
    __tablename__ = "posts"
    __table_args__ = {"schema": "blog"}
    id = sa.Column(sa.Integer, primary_key=True)
    user_id = sa.Column(sa.ForeignKey("members.id"), nullable=False)
    body = sa.Column(sa.Text)


ledger = sa.Table(
    "ledger",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("state", sa.String, default="new"),
    sa.Column("made", sa.DateTime, default=func.now()),
    sa.Column("changed", sa.DateTime, onupdate=func.now()),
)
tags = sa.Table("tags", metadata, sa.Column("name", sa.String(20), primary_key=True))
