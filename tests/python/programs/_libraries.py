"""What Python cannot say: libraries stay as they are written, and some things no text tells."""

## Calls of libraries stay as they are
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
sa.Column("id", sa.Integer(), nullable=False)  #> sqlalchemy.Column('id', sqlalchemy.Integer(), nullable=False)
postgresql.ARRAY(sa.String(length=2 * 8))  #> sqlalchemy.dialects.postgresql.ARRAY(sqlalchemy.String(length=16))
t = sa.table("t", sa.column("a"))
t.c.a == 1, ~(t.c["a"] > 2)  #> ((== sqlalchemy.table('t', sqlalchemy.column('a')).c.a 1), (~ (> sqlalchemy.table('t', sqlalchemy.column('a')).c['a'] 2)))

## Comparisons with columns are expressions, comparisons of names are not
import sqlalchemy as sa, uuid
c = sa.column("a")
c == None  #> (== sqlalchemy.column('a') None)
c != True  #> (!= sqlalchemy.column('a') True)
sa.Integer == sa.Integer, sa.Integer != sa.Text, sa.Integer is sa.Integer, c is None  #> (True, True, True, False)
uuid.UUID(int=1) == "x", uuid.UUID(int=1) != None  #> (False, True)

## Names of a star are looked for in the library
from sqlalchemy import *
Column  #> sqlalchemy.Column

## Programs of libraries are given the values of generators
from library import use
def numbers():
    yield 1
    yield 2
use(numbers())  #> library.use([1, 2])

## What depends on the machine is unknown, and harmless until something depends on it
import os, time, uuid, random, secrets, datetime, socket, requests
from os import environ
datetime.datetime.now()  #> unknown: the current time
datetime.datetime.utcnow().isoformat()  #> unknown: the current time
datetime.date.today() - datetime.timedelta(days=1)  #> unknown: the current time
time.time() + 1  #> unknown: the current time
str(uuid.uuid4())  #> unknown: chance
random.choice([1, 2])  #> unknown: chance
os.environ["X"]  #> unknown: the environment
os.environ.get("X", "d")  #> unknown: the environment
environ.get("X")  #> unknown: the environment
os.getenv("X")  #> unknown: the environment
f"{secrets.token_hex(8)}_x"  #> unknown: chance
"%s" % os.getcwd()  #> unknown: the working directory
requests.get("x").json()["y"]  #> unknown: the network
os.getenv("X") == "1" and False  #> False
os.getenv("X") or True  #> True
os.getenv("X") or 0  #> unknown: the environment
[os.getenv("X"), 1][1]  #> 1

## Files of the project are read
import json, os
from pathlib import Path
here = Path(__file__).parent
here / "data.sql"  #> PosixPath('revisions/data.sql')
(here / "data.sql").read_text()  #> 'SELECT 1;\nSELECT 2;\n'
(Path(__file__).resolve().parent.parent / "data" / "rows.json").read_text()  #> '[1, {"a": null}]'
open(os.path.join(os.path.dirname(__file__), "data.sql")).read()  #> 'SELECT 1;\nSELECT 2;\n'
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "rows.json"), encoding="utf-8") as f:
    rows = json.load(f)
rows  #> [1, {'a': None}]
[line.strip() for line in open("revisions/data.sql")]  #> ['SELECT 1;', 'SELECT 2;']
here.joinpath("data.sql").exists()  #> True

## Modules of the project are evaluated
import app.models
from app import helpers
from app.helpers import TABLE as name, make
from app.helpers import *
app.models.Base.label, helpers.TABLE, name, make(2), TABLE, app.models.Child().all  #> ('base', 'users', 'users', 'users2', 'users', ['base', 'child'])

## What cannot be read in a module is unknown by name
from app.broken import known, lost
known  #> 1
lost  #> unknown: what cannot be read here (the revision raises `ZeroDivisionError`: division by zero)
