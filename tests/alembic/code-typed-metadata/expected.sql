# upgrade

@begin

@version_table

-- Running upgrade  -> dcb8f577e527

[postgresql, mysql, mariadb, sqlite, mssql]
CREATE TABLE currencies (
    code VARCHAR(8) NOT NULL,
    label VARCHAR(80) NOT NULL,
    PRIMARY KEY (code)
)

[oracle]
CREATE TABLE currencies (
    code VARCHAR2(8 CHAR) NOT NULL,
    label VARCHAR2(80 CHAR) NOT NULL,
    PRIMARY KEY (code)
)

[mssql]
SET IDENTITY_INSERT currencies ON

[all]
INSERT INTO currencies (code, label) VALUES ('EUR', 'Euro')

[all]
INSERT INTO currencies (code, label) VALUES ('GBP', 'Pound £')

[mssql]
SET IDENTITY_INSERT currencies OFF

[postgresql, mysql, mariadb, sqlite, mssql]
CREATE TABLE units (
    code VARCHAR(8) NOT NULL,
    label VARCHAR(80) NOT NULL,
    PRIMARY KEY (code)
)

[oracle]
CREATE TABLE units (
    code VARCHAR2(8 CHAR) NOT NULL,
    label VARCHAR2(80 CHAR) NOT NULL,
    PRIMARY KEY (code)
)

[mssql]
SET IDENTITY_INSERT units ON

[all]
INSERT INTO units (code, label) VALUES ('kg', 'Kilogram')

[all]
INSERT INTO units (code, label) VALUES ('%', 'Percent')

[mssql]
SET IDENTITY_INSERT units OFF

@insert dcb8f577e527

@commit

# downgrade

@begin

-- Running downgrade dcb8f577e527 ->

[all]
DROP TABLE units

[all]
DROP TABLE currencies

@delete dcb8f577e527

@commit
