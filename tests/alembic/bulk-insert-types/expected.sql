# upgrade

@begin

@version_table

-- Running upgrade  -> 1806a2fd66dc

[postgresql]
CREATE TABLE products (
    id SERIAL NOT NULL,
    name VARCHAR(60) NOT NULL,
    price NUMERIC(8, 2),
    weight FLOAT,
    active BOOLEAN NOT NULL,
    released DATE,
    created_at TIMESTAMP WITHOUT TIME ZONE,
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE products (
    id INTEGER NOT NULL AUTO_INCREMENT,
    name VARCHAR(60) NOT NULL,
    price NUMERIC(8, 2),
    weight FLOAT,
    active BOOL NOT NULL,
    released DATE,
    created_at DATETIME,
    PRIMARY KEY (id)
)

[sqlite]
CREATE TABLE products (
    id INTEGER NOT NULL,
    name VARCHAR(60) NOT NULL,
    price NUMERIC(8, 2),
    weight FLOAT,
    active BOOLEAN NOT NULL,
    released DATE,
    created_at DATETIME,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE products (
    id INTEGER NOT NULL IDENTITY,
    name VARCHAR(60) NOT NULL,
    price NUMERIC(8, 2) NULL,
    weight FLOAT NULL,
    active BIT NOT NULL,
    released DATETIME NULL,
    created_at DATETIME NULL,
    PRIMARY KEY (id)
)

[oracle]
CREATE TABLE products (
    id INTEGER NOT NULL,
    name VARCHAR2(60 CHAR) NOT NULL,
    price NUMERIC(8, 2),
    weight FLOAT,
    active BOOLEAN NOT NULL,
    released DATE,
    created_at DATE,
    PRIMARY KEY (id)
)

[mssql]
SET IDENTITY_INSERT products ON

[postgresql, mysql, mariadb]
INSERT INTO products (id, name, price, weight, active, released, created_at) VALUES (1, 'Kettle', 19.90, 1.25, true, '2024-02-29', '2024-03-01 12:30:05')

[sqlite]
INSERT INTO products (id, name, price, weight, active, released, created_at) VALUES (1, 'Kettle', 19.90, 1.25, 1, '2024-02-29', '2024-03-01 12:30:05.000000')

[mssql]
INSERT INTO products (id, name, price, weight, active, released, created_at) VALUES (1, 'Kettle', 19.90, 1.25, 1, '2024-02-29', '2024-03-01 12:30:05')

[oracle]
INSERT INTO products (id, name, price, weight, active, released, created_at) VALUES (1, 'Kettle', 19.90, 1.25, 1, TO_DATE('2024-02-29', 'YYYY-MM-DD'), TO_DATE('2024-03-01 12:30:05', 'YYYY-MM-DD HH24:MI:SS'))

[postgresql, mysql, mariadb]
INSERT INTO products (id, name, price, weight, active, released, created_at) VALUES (2, 'Toaster', NULL, NULL, false, NULL, NULL)

[sqlite, mssql, oracle]
INSERT INTO products (id, name, price, weight, active, released, created_at) VALUES (2, 'Toaster', NULL, NULL, 0, NULL, NULL)

[mssql]
SET IDENTITY_INSERT products OFF

@insert 1806a2fd66dc

@commit

# downgrade

@begin

-- Running downgrade 1806a2fd66dc ->

[all]
DROP TABLE products

@delete 1806a2fd66dc

@commit
