# upgrade

@begin

@version_table

-- Running upgrade  -> 68b52ec794f6

[postgresql]
CREATE TABLE legacy_rows (
    id SERIAL NOT NULL,
    c_bigint BIGINT,
    c_smallint SMALLINT,
    c_decimal DECIMAL(14, 4),
    c_numeric NUMERIC(9),
    c_real REAL,
    c_float FLOAT,
    c_double DOUBLE PRECISION,
    c_date DATE,
    c_datetime DATETIME,
    c_text TEXT,
    c_clob CLOB,
    c_blob BLOB,
    c_binary BINARY(16),
    c_varbinary VARBINARY(32),
    c_bool BOOLEAN,
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE legacy_rows (
    id INTEGER NOT NULL AUTO_INCREMENT,
    c_bigint BIGINT,
    c_smallint SMALLINT,
    c_decimal DECIMAL(14, 4),
    c_numeric NUMERIC(9),
    c_real REAL,
    c_float FLOAT,
    c_double DOUBLE PRECISION,
    c_date DATE,
    c_datetime DATETIME,
    c_text TEXT,
    c_clob CLOB,
    c_blob BLOB,
    c_binary BINARY(16),
    c_varbinary VARBINARY(32),
    c_bool BOOL,
    PRIMARY KEY (id)
)

[sqlite, oracle]
CREATE TABLE legacy_rows (
    id INTEGER NOT NULL,
    c_bigint BIGINT,
    c_smallint SMALLINT,
    c_decimal DECIMAL(14, 4),
    c_numeric NUMERIC(9),
    c_real REAL,
    c_float FLOAT,
    c_double DOUBLE PRECISION,
    c_date DATE,
    c_datetime DATETIME,
    c_text TEXT,
    c_clob CLOB,
    c_blob BLOB,
    c_binary BINARY(16),
    c_varbinary VARBINARY(32),
    c_bool BOOLEAN,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE legacy_rows (
    id INTEGER NOT NULL IDENTITY,
    c_bigint BIGINT NULL,
    c_smallint SMALLINT NULL,
    c_decimal DECIMAL(14, 4) NULL,
    c_numeric NUMERIC(9) NULL,
    c_real REAL NULL,
    c_float FLOAT NULL,
    c_double DOUBLE PRECISION NULL,
    c_date DATE NULL,
    c_datetime DATETIME NULL,
    c_text TEXT NULL,
    c_clob CLOB NULL,
    c_blob BLOB NULL,
    c_binary BINARY(16) NULL,
    c_varbinary VARBINARY(32) NULL,
    c_bool BOOLEAN NULL,
    PRIMARY KEY (id)
)

@insert 68b52ec794f6

@commit

# downgrade

@begin

-- Running downgrade 68b52ec794f6 ->

[all]
DROP TABLE legacy_rows

@delete 68b52ec794f6

@commit
