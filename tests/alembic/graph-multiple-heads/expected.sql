# upgrade

@begin

@version_table

-- Running upgrade  -> b6248b50ba7c

[postgresql]
CREATE TABLE base_table (
    id SERIAL NOT NULL,
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE base_table (
    id INTEGER NOT NULL AUTO_INCREMENT,
    PRIMARY KEY (id)
)

[sqlite, oracle]
CREATE TABLE base_table (
    id INTEGER NOT NULL,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE base_table (
    id INTEGER NOT NULL IDENTITY,
    PRIMARY KEY (id)
)

@insert b6248b50ba7c

-- Running upgrade b6248b50ba7c -> fec518f4b862

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE base_table ADD COLUMN a INTEGER

[mssql]
ALTER TABLE base_table ADD a INTEGER NULL

[oracle]
ALTER TABLE base_table ADD a INTEGER

@update b6248b50ba7c fec518f4b862

-- Running upgrade b6248b50ba7c -> 58eda6096c72

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE base_table ADD COLUMN b INTEGER

[mssql]
ALTER TABLE base_table ADD b INTEGER NULL

[oracle]
ALTER TABLE base_table ADD b INTEGER

@insert 58eda6096c72

@commit

# downgrade

@begin

-- Running downgrade 58eda6096c72 -> b6248b50ba7c

[all]
ALTER TABLE base_table DROP COLUMN b

@delete 58eda6096c72

-- Running downgrade fec518f4b862 -> b6248b50ba7c

[all]
ALTER TABLE base_table DROP COLUMN a

@update fec518f4b862 b6248b50ba7c

-- Running downgrade b6248b50ba7c ->

[all]
DROP TABLE base_table

@delete b6248b50ba7c

@commit
