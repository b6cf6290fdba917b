# upgrade

@begin

@version_table

-- Running upgrade  -> dc683adbe3f0

[postgresql]
CREATE TABLE customers (
    id SERIAL NOT NULL,
    full_name VARCHAR(120) NOT NULL,
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE customers (
    id INTEGER NOT NULL AUTO_INCREMENT,
    full_name VARCHAR(120) NOT NULL,
    PRIMARY KEY (id)
)

[sqlite]
CREATE TABLE customers (
    id INTEGER NOT NULL,
    full_name VARCHAR(120) NOT NULL,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE customers (
    id INTEGER NOT NULL IDENTITY,
    full_name VARCHAR(120) NOT NULL,
    PRIMARY KEY (id)
)

[oracle]
CREATE TABLE customers (
    id INTEGER NOT NULL,
    full_name VARCHAR2(120 CHAR) NOT NULL,
    PRIMARY KEY (id)
)

@insert dc683adbe3f0

-- Running upgrade dc683adbe3f0 -> fb12d7ffd4fb

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE customers ADD COLUMN first_name VARCHAR(60)

[mssql]
ALTER TABLE customers ADD first_name VARCHAR(60) NULL

[oracle]
ALTER TABLE customers ADD first_name VARCHAR2(60 CHAR)

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE customers ADD COLUMN last_name VARCHAR(60)

[mssql]
ALTER TABLE customers ADD last_name VARCHAR(60) NULL

[oracle]
ALTER TABLE customers ADD last_name VARCHAR2(60 CHAR)

@update dc683adbe3f0 fb12d7ffd4fb

-- Running upgrade fb12d7ffd4fb -> 825dee461fdf

[all]
UPDATE customers SET first_name=substr(customers.full_name, 1, 10), last_name='?' WHERE customers.full_name LIKE '% %'

[all]
UPDATE customers SET first_name=customers.full_name WHERE customers.first_name IS NULL

@update fb12d7ffd4fb 825dee461fdf

-- Running upgrade 825dee461fdf -> 636e4c580ab3

[postgresql, sqlite]
ALTER TABLE customers ALTER COLUMN first_name SET NOT NULL

[mysql, mariadb]
ALTER TABLE customers MODIFY first_name VARCHAR(60) NOT NULL

[mssql]
ALTER TABLE customers ALTER COLUMN first_name VARCHAR(60) NOT NULL

[oracle]
ALTER TABLE customers MODIFY first_name NOT NULL

@update 825dee461fdf 636e4c580ab3

@commit

# downgrade

@begin

-- Running downgrade 636e4c580ab3 -> 825dee461fdf

[postgresql, sqlite]
ALTER TABLE customers ALTER COLUMN first_name DROP NOT NULL

[mysql, mariadb]
ALTER TABLE customers MODIFY first_name VARCHAR(60) NULL

[mssql]
ALTER TABLE customers ALTER COLUMN first_name VARCHAR(60) NULL

[oracle]
ALTER TABLE customers MODIFY first_name NULL

@update 636e4c580ab3 825dee461fdf

-- Running downgrade 825dee461fdf -> fb12d7ffd4fb

[postgresql, sqlite, oracle]
UPDATE customers SET full_name=(customers.first_name || ' ' || customers.last_name)

[mysql, mariadb]
UPDATE customers SET full_name=(concat(customers.first_name, ' ', customers.last_name))

[mssql]
UPDATE customers SET full_name=(customers.first_name + ' ' + customers.last_name)

@update 825dee461fdf fb12d7ffd4fb

-- Running downgrade fb12d7ffd4fb -> dc683adbe3f0

[all]
ALTER TABLE customers DROP COLUMN last_name

[all]
ALTER TABLE customers DROP COLUMN first_name

@update fb12d7ffd4fb dc683adbe3f0

-- Running downgrade dc683adbe3f0 ->

[all]
DROP TABLE customers

@delete dc683adbe3f0

@commit
