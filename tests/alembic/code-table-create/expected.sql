# upgrade

@begin

@version_table

-- Running upgrade  -> 52f700c0b6e7

[postgresql]
CREATE TABLE tariffs (
    id SERIAL NOT NULL,
    name VARCHAR(20),
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE tariffs (
    id INTEGER NOT NULL AUTO_INCREMENT,
    name VARCHAR(20),
    PRIMARY KEY (id)
)

[sqlite]
CREATE TABLE tariffs (
    id INTEGER NOT NULL,
    name VARCHAR(20),
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE tariffs (
    id INTEGER NOT NULL IDENTITY,
    name VARCHAR(20) NULL,
    PRIMARY KEY (id)
)

[oracle]
CREATE TABLE tariffs (
    id INTEGER NOT NULL,
    name VARCHAR2(20 CHAR),
    PRIMARY KEY (id)
)

[all]
CREATE UNIQUE INDEX ix_tariffs_name ON tariffs (name)

@insert 52f700c0b6e7

@commit

# downgrade

@begin

-- Running downgrade 52f700c0b6e7 ->

[all]
DROP TABLE tariffs

@delete 52f700c0b6e7

@commit
