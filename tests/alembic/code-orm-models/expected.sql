# upgrade

@begin

@version_table

-- Running upgrade  -> bf53d14e4d01

[postgresql]
CREATE TABLE accounts (
    id SERIAL NOT NULL,
    name VARCHAR(30) NOT NULL,
    tier VARCHAR(10),
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE accounts (
    id INTEGER NOT NULL AUTO_INCREMENT,
    name VARCHAR(30) NOT NULL,
    tier VARCHAR(10),
    PRIMARY KEY (id)
)

[sqlite]
CREATE TABLE accounts (
    id INTEGER NOT NULL,
    name VARCHAR(30) NOT NULL,
    tier VARCHAR(10),
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE accounts (
    id INTEGER NOT NULL IDENTITY,
    name VARCHAR(30) NOT NULL,
    tier VARCHAR(10) NULL,
    PRIMARY KEY (id)
)

[oracle]
CREATE TABLE accounts (
    id INTEGER NOT NULL,
    name VARCHAR2(30 CHAR) NOT NULL,
    tier VARCHAR2(10 CHAR),
    PRIMARY KEY (id)
)

[mssql]
SET IDENTITY_INSERT accounts ON

[all]
INSERT INTO accounts (id, name, tier) VALUES (1, 'first', NULL)

[mssql]
SET IDENTITY_INSERT accounts OFF

[all]
UPDATE accounts SET tier='gold' WHERE accounts.name = 'first'

@insert bf53d14e4d01

@commit

# downgrade

@begin

-- Running downgrade bf53d14e4d01 ->

[all]
DROP TABLE accounts

@delete bf53d14e4d01

@commit
