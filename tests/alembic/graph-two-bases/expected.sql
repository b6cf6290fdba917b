# upgrade

@begin

@version_table

-- Running upgrade  -> 1cf63b21b475

[postgresql]
CREATE TABLE entries (
    id SERIAL NOT NULL,
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE entries (
    id INTEGER NOT NULL AUTO_INCREMENT,
    PRIMARY KEY (id)
)

[sqlite, oracle]
CREATE TABLE entries (
    id INTEGER NOT NULL,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE entries (
    id INTEGER NOT NULL IDENTITY,
    PRIMARY KEY (id)
)

@insert 1cf63b21b475

-- Running upgrade 1cf63b21b475 -> e20312d06dc7

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE entries ADD COLUMN title VARCHAR(80)

[mssql]
ALTER TABLE entries ADD title VARCHAR(80) NULL

[oracle]
ALTER TABLE entries ADD title VARCHAR2(80 CHAR)

@update 1cf63b21b475 e20312d06dc7

-- Running upgrade  -> 4a20063af5c8

[postgresql]
CREATE TABLE products (
    id SERIAL NOT NULL,
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE products (
    id INTEGER NOT NULL AUTO_INCREMENT,
    PRIMARY KEY (id)
)

[sqlite, oracle]
CREATE TABLE products (
    id INTEGER NOT NULL,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE products (
    id INTEGER NOT NULL IDENTITY,
    PRIMARY KEY (id)
)

@insert 4a20063af5c8

-- Running upgrade 4a20063af5c8 -> 828e21e1e3a8

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE products ADD COLUMN price NUMERIC(8, 2)

[mssql]
ALTER TABLE products ADD price NUMERIC(8, 2) NULL

[oracle]
ALTER TABLE products ADD price NUMERIC(8, 2)

@update 4a20063af5c8 828e21e1e3a8

@commit

# downgrade

@begin

-- Running downgrade 828e21e1e3a8 -> 4a20063af5c8

[all]
ALTER TABLE products DROP COLUMN price

@update 828e21e1e3a8 4a20063af5c8

-- Running downgrade 4a20063af5c8 ->

[all]
DROP TABLE products

@delete 4a20063af5c8

-- Running downgrade e20312d06dc7 -> 1cf63b21b475

[all]
ALTER TABLE entries DROP COLUMN title

@update e20312d06dc7 1cf63b21b475

-- Running downgrade 1cf63b21b475 ->

[all]
DROP TABLE entries

@delete 1cf63b21b475

@commit
