# upgrade

@begin

@version_table

-- Running upgrade  -> 2fd8ae630463

[postgresql]
CREATE TABLE places (
    id SERIAL NOT NULL,
    code VARCHAR(12) NOT NULL,
    point GEOMETRY(POINT, 4326),
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE places (
    id INTEGER NOT NULL AUTO_INCREMENT,
    code VARCHAR(12) NOT NULL,
    point GEOMETRY(POINT, 4326),
    PRIMARY KEY (id)
)

[sqlite]
CREATE TABLE places (
    id INTEGER NOT NULL,
    code VARCHAR(12) NOT NULL,
    point GEOMETRY(POINT, 4326),
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE places (
    id INTEGER NOT NULL IDENTITY,
    code VARCHAR(12) NOT NULL,
    point GEOMETRY(POINT, 4326) NULL,
    PRIMARY KEY (id)
)

[oracle]
CREATE TABLE places (
    id INTEGER NOT NULL,
    code VARCHAR2(12 CHAR) NOT NULL,
    point GEOMETRY(POINT, 4326),
    PRIMARY KEY (id)
)

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE places ADD COLUMN alias VARCHAR(20) DEFAULT 'X'

[mssql]
ALTER TABLE places ADD alias VARCHAR(20) NULL DEFAULT 'X'

[oracle]
ALTER TABLE places ADD alias VARCHAR2(20 CHAR) DEFAULT 'X'

@insert 2fd8ae630463

@commit

# downgrade

@begin

-- Running downgrade 2fd8ae630463 ->

[all]
DROP TABLE places

@delete 2fd8ae630463

@commit
