# upgrade

@begin

@version_table

-- Running upgrade  -> 5005909a0d99

[postgresql]
CREATE TABLE counters (
    id SERIAL NOT NULL,
    small_total SMALLINT NOT NULL,
    big_total BIGINT,
    plain INTEGER,
    flag BOOLEAN NOT NULL,
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE counters (
    id INTEGER NOT NULL AUTO_INCREMENT,
    small_total SMALLINT NOT NULL,
    big_total BIGINT,
    plain INTEGER,
    flag BOOL NOT NULL,
    PRIMARY KEY (id)
)

[sqlite]
CREATE TABLE counters (
    id INTEGER NOT NULL,
    small_total SMALLINT NOT NULL,
    big_total BIGINT,
    plain INTEGER,
    flag BOOLEAN NOT NULL,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE counters (
    id INTEGER NOT NULL IDENTITY,
    small_total SMALLINT NOT NULL,
    big_total BIGINT NULL,
    plain INTEGER NULL,
    flag BIT NOT NULL,
    PRIMARY KEY (id)
)

[oracle]
CREATE TABLE counters (
    id INTEGER NOT NULL,
    small_total SMALLINT NOT NULL,
    big_total NUMBER(19),
    plain INTEGER,
    flag BOOLEAN NOT NULL,
    PRIMARY KEY (id)
)

@insert 5005909a0d99

@commit

# downgrade

@begin

-- Running downgrade 5005909a0d99 ->

[all]
DROP TABLE counters

@delete 5005909a0d99

@commit
