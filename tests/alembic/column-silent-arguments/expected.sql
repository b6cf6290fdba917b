# upgrade

@begin

@version_table

-- Running upgrade  -> 365f1cb7df7f

[postgresql]
CREATE TABLE quiet (
    id SERIAL NOT NULL,
    state VARCHAR(10),
    filled INTEGER NOT NULL,
    touched TIMESTAMP WITHOUT TIME ZONE DEFAULT now() NOT NULL,
    made TIMESTAMP WITHOUT TIME ZONE,
    PRIMARY KEY (id),
    CONSTRAINT uq_quiet UNIQUE (state, filled)
)

[mysql, mariadb]
CREATE TABLE quiet (
    id INTEGER NOT NULL AUTO_INCREMENT,
    state VARCHAR(10),
    filled INTEGER NOT NULL,
    touched DATETIME NOT NULL DEFAULT (now()),
    made DATETIME,
    PRIMARY KEY (id),
    CONSTRAINT uq_quiet UNIQUE (state, filled)
)

[sqlite]
CREATE TABLE quiet (
    id INTEGER NOT NULL,
    state VARCHAR(10),
    filled INTEGER NOT NULL,
    touched DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
    made DATETIME,
    PRIMARY KEY (id),
    CONSTRAINT uq_quiet UNIQUE (state, filled)
)

[mssql]
CREATE TABLE quiet (
    id INTEGER NOT NULL IDENTITY,
    state VARCHAR(10) NULL,
    filled INTEGER NOT NULL,
    touched DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    made DATETIME NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_quiet UNIQUE (state, filled)
)

[oracle]
CREATE TABLE quiet (
    id INTEGER NOT NULL,
    state VARCHAR2(10 CHAR),
    filled INTEGER NOT NULL,
    touched DATE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    made DATE,
    PRIMARY KEY (id),
    CONSTRAINT uq_quiet UNIQUE (state, filled)
)

@insert 365f1cb7df7f

@commit

# downgrade

@begin

-- Running downgrade 365f1cb7df7f ->

[all]
DROP TABLE quiet

@delete 365f1cb7df7f

@commit
