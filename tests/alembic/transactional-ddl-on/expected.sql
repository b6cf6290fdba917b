# upgrade

@begin

[mysql, mariadb, sqlite]
BEGIN

[oracle]
SET TRANSACTION READ WRITE

@version_table

-- Running upgrade  -> ddc806ff8ae4

[postgresql]
CREATE TABLE t (
    id SERIAL NOT NULL,
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE t (
    id INTEGER NOT NULL AUTO_INCREMENT,
    PRIMARY KEY (id)
)

[sqlite, oracle]
CREATE TABLE t (
    id INTEGER NOT NULL,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE t (
    id INTEGER NOT NULL IDENTITY,
    PRIMARY KEY (id)
)

@insert ddc806ff8ae4

@commit

[mysql, mariadb, sqlite, oracle]
COMMIT

# downgrade

@begin

[mysql, mariadb, sqlite]
BEGIN

[oracle]
SET TRANSACTION READ WRITE

-- Running downgrade ddc806ff8ae4 ->

[all]
DROP TABLE t

@delete ddc806ff8ae4

@commit

[mysql, mariadb, sqlite, oracle]
COMMIT
