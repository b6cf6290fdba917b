# upgrade

@begin

@version_table

-- Running upgrade  -> 175cae87d60f

[postgresql]
CREATE TABLE products (
    id SERIAL NOT NULL,
    PRIMARY KEY (id)
)

[mysql]
CREATE TABLE products (
    id INTEGER NOT NULL AUTO_INCREMENT,
    PRIMARY KEY (id)
)

[sqlite]
CREATE TABLE products (
    id INTEGER NOT NULL,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE products (
    id INTEGER NOT NULL IDENTITY,
    PRIMARY KEY (id)
)

@insert 175cae87d60f

-- Running upgrade 175cae87d60f -> d83aeeb5936d

[postgresql, mysql, sqlite]
ALTER TABLE products ADD COLUMN price NUMERIC(8, 2)

[mssql]
ALTER TABLE products ADD price NUMERIC(8, 2) NULL

@update 175cae87d60f d83aeeb5936d

@commit

# downgrade

@begin

-- Running downgrade d83aeeb5936d -> 175cae87d60f

[all]
ALTER TABLE products DROP COLUMN price

@update d83aeeb5936d 175cae87d60f

-- Running downgrade 175cae87d60f ->

[all]
DROP TABLE products

@delete 175cae87d60f

@commit
