# upgrade

@begin

@version_table

-- Running upgrade  -> 676bb539ac30

[postgresql]
CREATE TABLE events (
    id SERIAL NOT NULL,
    kind VARCHAR(20) NOT NULL,
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE events (
    id INTEGER NOT NULL AUTO_INCREMENT,
    kind VARCHAR(20) NOT NULL,
    PRIMARY KEY (id)
)

[sqlite]
CREATE TABLE events (
    id INTEGER NOT NULL,
    kind VARCHAR(20) NOT NULL,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE events (
    id INTEGER NOT NULL IDENTITY,
    kind VARCHAR(20) NOT NULL,
    PRIMARY KEY (id)
)

[oracle]
CREATE TABLE events (
    id INTEGER NOT NULL,
    kind VARCHAR2(20 CHAR) NOT NULL,
    PRIMARY KEY (id)
)

@insert 676bb539ac30

-- Running upgrade 676bb539ac30 -> 16c87296ed5f

@commit

[postgresql]
CREATE INDEX CONCURRENTLY IF NOT EXISTS ix_events_kind ON events (kind)

[mysql, mariadb, sqlite]
CREATE INDEX IF NOT EXISTS ix_events_kind ON events (kind)

[mssql, oracle]
CREATE INDEX ix_events_kind ON events (kind)

@begin

@update 676bb539ac30 16c87296ed5f

@commit

# downgrade

@begin

-- Running downgrade 16c87296ed5f -> 676bb539ac30

@commit

[postgresql]
DROP INDEX CONCURRENTLY IF EXISTS ix_events_kind

[mysql, mariadb, mssql]
DROP INDEX IF EXISTS ix_events_kind ON events

[sqlite, oracle]
DROP INDEX IF EXISTS ix_events_kind

@begin

@update 16c87296ed5f 676bb539ac30

-- Running downgrade 676bb539ac30 ->

[all]
DROP TABLE events

@delete 676bb539ac30

@commit
