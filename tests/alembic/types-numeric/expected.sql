# upgrade

@begin

@version_table

-- Running upgrade  -> 06e9e75dfc00

[postgresql]
CREATE TABLE measurements (
    id BIGSERIAL NOT NULL,
    amount NUMERIC,
    price NUMERIC(10, 2) NOT NULL,
    rate NUMERIC(12, 6),
    whole NUMERIC(8),
    ratio FLOAT,
    dbl DOUBLE PRECISION,
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE measurements (
    id BIGINT NOT NULL AUTO_INCREMENT,
    amount NUMERIC,
    price NUMERIC(10, 2) NOT NULL,
    rate NUMERIC(12, 6),
    whole NUMERIC(8),
    ratio FLOAT,
    dbl DOUBLE,
    PRIMARY KEY (id)
)

[sqlite]
CREATE TABLE measurements (
    id BIGINT NOT NULL,
    amount NUMERIC,
    price NUMERIC(10, 2) NOT NULL,
    rate NUMERIC(12, 6),
    whole NUMERIC(8),
    ratio FLOAT,
    dbl DOUBLE,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE measurements (
    id BIGINT NOT NULL IDENTITY,
    amount NUMERIC NULL,
    price NUMERIC(10, 2) NOT NULL,
    rate NUMERIC(12, 6) NULL,
    whole NUMERIC(8) NULL,
    ratio FLOAT NULL,
    dbl DOUBLE PRECISION NULL,
    PRIMARY KEY (id)
)

[oracle]
CREATE TABLE measurements (
    id NUMBER(19) NOT NULL,
    amount NUMERIC,
    price NUMERIC(10, 2) NOT NULL,
    rate NUMERIC(12, 6),
    whole NUMERIC(8),
    ratio FLOAT,
    dbl DOUBLE PRECISION,
    PRIMARY KEY (id)
)

@insert 06e9e75dfc00

@commit

# downgrade

@begin

-- Running downgrade 06e9e75dfc00 ->

[all]
DROP TABLE measurements

@delete 06e9e75dfc00

@commit
