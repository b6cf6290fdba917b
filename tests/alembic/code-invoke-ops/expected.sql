# upgrade

@begin

@version_table

-- Running upgrade  -> 8ab8a2893428

[postgresql]
CREATE TABLE invoked (
    id SERIAL NOT NULL,
    a VARCHAR(5),
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE invoked (
    id INTEGER NOT NULL AUTO_INCREMENT,
    a VARCHAR(5),
    PRIMARY KEY (id)
)

[sqlite]
CREATE TABLE invoked (
    id INTEGER NOT NULL,
    a VARCHAR(5),
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE invoked (
    id INTEGER NOT NULL IDENTITY,
    a VARCHAR(5) NULL,
    PRIMARY KEY (id)
)

[oracle]
CREATE TABLE invoked (
    id INTEGER NOT NULL,
    a VARCHAR2(5 CHAR),
    PRIMARY KEY (id)
)

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE invoked ADD COLUMN b INTEGER

[mssql]
ALTER TABLE invoked ADD b INTEGER NULL

[oracle]
ALTER TABLE invoked ADD b INTEGER

[all]
UPDATE invoked SET b = 1

@insert 8ab8a2893428

@commit

# downgrade

@begin

-- Running downgrade 8ab8a2893428 ->

[all]
DROP TABLE invoked

@delete 8ab8a2893428

@commit
