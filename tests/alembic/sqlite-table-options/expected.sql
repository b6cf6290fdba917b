# upgrade

@begin

@version_table

-- Running upgrade  -> 080be93c033d

[postgresql]
CREATE TABLE items (
    id SERIAL NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (id)
)

[sqlite]
CREATE TABLE items (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL ON CONFLICT FAIL
)

[mssql]
CREATE TABLE items (
    id INTEGER NOT NULL IDENTITY,
    name TEXT NOT NULL,
    PRIMARY KEY (id)
)

[postgresql]
CREATE TABLE kv (
    k TEXT NOT NULL,
    v TEXT,
    PRIMARY KEY (k)
)

[sqlite]
CREATE TABLE kv (
    k TEXT NOT NULL,
    v TEXT,
    PRIMARY KEY (k)
)
 WITHOUT ROWID,
 STRICT

[mssql]
CREATE TABLE kv (
    k TEXT NOT NULL,
    v TEXT NULL,
    PRIMARY KEY (k)
)

[postgresql, mssql]
CREATE TABLE uniq (
    a INTEGER NOT NULL,
    b INTEGER NOT NULL,
    CONSTRAINT uq_ab UNIQUE (a, b)
)

[sqlite]
CREATE TABLE uniq (
    a INTEGER NOT NULL,
    b INTEGER NOT NULL,
    CONSTRAINT uq_ab UNIQUE (a, b) ON CONFLICT REPLACE
)

@insert 080be93c033d

@commit

# downgrade

@begin

-- Running downgrade 080be93c033d ->

[all]
DROP TABLE uniq

[all]
DROP TABLE kv

[all]
DROP TABLE items

@delete 080be93c033d

@commit
