# upgrade

@begin

@version_table

-- Running upgrade  -> f39b4a254abb

[postgresql]
CREATE TYPE sales.order_kind AS ENUM ('retail', 'wholesale')

[postgresql]
CREATE TYPE order_note AS ENUM ('don''t know', '100%')

[postgresql]
CREATE TABLE sales.orders (
    id SERIAL NOT NULL,
    kind sales.order_kind NOT NULL,
    channel VARCHAR(4) NOT NULL,
    grade VARCHAR(8),
    note order_note,
    PRIMARY KEY (id),
    CONSTRAINT ck_order_grade CHECK (grade IN ('a', 'b', 'c'))
)

[mysql, mariadb]
CREATE TABLE sales.orders (
    id INTEGER NOT NULL AUTO_INCREMENT,
    kind ENUM('retail','wholesale') NOT NULL,
    channel VARCHAR(4) NOT NULL,
    grade VARCHAR(8),
    note ENUM('don''t know','100%'),
    PRIMARY KEY (id),
    CONSTRAINT ck_order_grade CHECK (grade IN ('a', 'b', 'c'))
)

[sqlite]
CREATE TABLE sales.orders (
    id INTEGER NOT NULL,
    kind VARCHAR(9) NOT NULL,
    channel VARCHAR(4) NOT NULL,
    grade VARCHAR(8),
    note VARCHAR(10),
    PRIMARY KEY (id),
    CONSTRAINT ck_order_grade CHECK (grade IN ('a', 'b', 'c'))
)

[mssql]
CREATE TABLE sales.orders (
    id INTEGER NOT NULL IDENTITY,
    kind VARCHAR(9) NOT NULL,
    channel VARCHAR(4) NOT NULL,
    grade VARCHAR(8) NULL,
    note VARCHAR(10) NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_order_grade CHECK (grade IN ('a', 'b', 'c'))
)

[oracle]
CREATE TABLE sales.orders (
    id INTEGER NOT NULL,
    kind VARCHAR(9 CHAR) NOT NULL,
    channel VARCHAR(4 CHAR) NOT NULL,
    grade VARCHAR(8 CHAR),
    note VARCHAR(10 CHAR),
    PRIMARY KEY (id),
    CONSTRAINT ck_order_grade CHECK (grade IN ('a', 'b', 'c'))
)

@insert f39b4a254abb

@commit

# downgrade

@begin

-- Running downgrade f39b4a254abb ->

[all]
DROP TABLE sales.orders

@delete f39b4a254abb

@commit
