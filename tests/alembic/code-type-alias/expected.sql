# upgrade

@begin

@version_table

-- Running upgrade  -> 39158e5251ec

[postgresql]
CREATE TABLE readings (
    id BIGSERIAL NOT NULL,
    sensor VARCHAR(32) NOT NULL,
    value NUMERIC(14, 2) NOT NULL,
    taken_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    raw TEXT,
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE readings (
    id BIGINT NOT NULL AUTO_INCREMENT,
    sensor VARCHAR(32) NOT NULL,
    value NUMERIC(14, 2) NOT NULL,
    taken_at DATETIME NOT NULL DEFAULT (now()),
    raw TEXT,
    PRIMARY KEY (id)
)

[sqlite]
CREATE TABLE readings (
    id INTEGER NOT NULL,
    sensor VARCHAR(32) NOT NULL,
    value NUMERIC(14, 2) NOT NULL,
    taken_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
    raw TEXT,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE readings (
    id BIGINT NOT NULL IDENTITY,
    sensor VARCHAR(32) NOT NULL,
    value NUMERIC(14, 2) NOT NULL,
    taken_at DATETIMEOFFSET NOT NULL DEFAULT CURRENT_TIMESTAMP,
    raw TEXT NULL,
    PRIMARY KEY (id)
)

[oracle]
CREATE TABLE readings (
    id NUMBER(19) NOT NULL,
    sensor VARCHAR2(32 CHAR) NOT NULL,
    value NUMERIC(14, 2) NOT NULL,
    taken_at DATE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    "raw" CLOB,
    PRIMARY KEY (id)
)

@insert 39158e5251ec

@commit

# downgrade

@begin

-- Running downgrade 39158e5251ec ->

[all]
DROP TABLE readings

@delete 39158e5251ec

@commit
