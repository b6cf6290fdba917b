# upgrade

@begin

@version_table

-- Running upgrade  -> d333adfc2355

[postgresql]
CREATE TABLE metrics (
    ts TIMESTAMP WITH TIME ZONE NOT NULL,
    series INTEGER NOT NULL,
    value FLOAT
)
 PARTITION BY RANGE (ts)

[mysql, mariadb, sqlite]
CREATE TABLE metrics (
    ts DATETIME NOT NULL,
    series INTEGER NOT NULL,
    value FLOAT
)

[mssql]
CREATE TABLE metrics (
    ts DATETIMEOFFSET NOT NULL,
    series INTEGER NOT NULL,
    value FLOAT NULL
)

[oracle]
CREATE TABLE metrics (
    ts DATE NOT NULL,
    series INTEGER NOT NULL,
    value FLOAT
)

[postgresql]
CREATE TABLE metrics_fast (
    note TEXT
)
 INHERITS (metrics)
 WITH (fillfactor = 70)
 TABLESPACE fastdisk

[mysql, mariadb, sqlite]
CREATE TABLE metrics_fast (
    note TEXT
)

[mssql]
CREATE TABLE metrics_fast (
    note TEXT NULL
)

[oracle]
CREATE TABLE metrics_fast (
    note CLOB
)

[postgresql]
CREATE TEMPORARY TABLE scratch (
    id SERIAL NOT NULL,
    PRIMARY KEY (id)
)
 ON COMMIT PRESERVE ROWS

[mysql, mariadb]
CREATE TEMPORARY TABLE scratch (
    id INTEGER NOT NULL AUTO_INCREMENT,
    PRIMARY KEY (id)
)

[sqlite, oracle]
CREATE TEMPORARY TABLE scratch (
    id INTEGER NOT NULL,
    PRIMARY KEY (id)
)

[mssql]
CREATE TEMPORARY TABLE scratch (
    id INTEGER NOT NULL IDENTITY,
    PRIMARY KEY (id)
)

@insert d333adfc2355

@commit

# downgrade

@begin

-- Running downgrade d333adfc2355 ->

[all]
DROP TABLE scratch

[all]
DROP TABLE metrics_fast

[all]
DROP TABLE metrics

@delete d333adfc2355

@commit
