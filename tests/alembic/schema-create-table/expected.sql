# upgrade

@begin

@version_table

-- Running upgrade  -> bed384e6ff85

[postgresql]
CREATE TABLE billing.customers (
    id SERIAL NOT NULL,
    name VARCHAR(80) NOT NULL,
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE billing.customers (
    id INTEGER NOT NULL AUTO_INCREMENT,
    name VARCHAR(80) NOT NULL,
    PRIMARY KEY (id)
)

[sqlite]
CREATE TABLE billing.customers (
    id INTEGER NOT NULL,
    name VARCHAR(80) NOT NULL,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE billing.customers (
    id INTEGER NOT NULL IDENTITY,
    name VARCHAR(80) NOT NULL,
    PRIMARY KEY (id)
)

[oracle]
CREATE TABLE billing.customers (
    id INTEGER NOT NULL,
    name VARCHAR2(80 CHAR) NOT NULL,
    PRIMARY KEY (id)
)

[postgresql]
CREATE TABLE billing.invoices (
    id SERIAL NOT NULL,
    customer_id INTEGER NOT NULL,
    region_id INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT fk_invoices_region FOREIGN KEY(region_id) REFERENCES geo.regions (id),
    FOREIGN KEY(customer_id) REFERENCES billing.customers (id) ON DELETE CASCADE
)

[mysql, mariadb]
CREATE TABLE billing.invoices (
    id INTEGER NOT NULL AUTO_INCREMENT,
    customer_id INTEGER NOT NULL,
    region_id INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT fk_invoices_region FOREIGN KEY(region_id) REFERENCES geo.regions (id),
    FOREIGN KEY(customer_id) REFERENCES billing.customers (id) ON DELETE CASCADE
)COMMENT='issued invoices'

[sqlite]
CREATE TABLE billing.invoices (
    id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    region_id INTEGER,
    PRIMARY KEY (id),
    FOREIGN KEY(customer_id) REFERENCES customers (id) ON DELETE CASCADE
)

[mssql]
CREATE TABLE billing.invoices (
    id INTEGER NOT NULL IDENTITY,
    customer_id INTEGER NOT NULL,
    region_id INTEGER NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_invoices_region FOREIGN KEY(region_id) REFERENCES geo.regions (id),
    FOREIGN KEY(customer_id) REFERENCES billing.customers (id) ON DELETE CASCADE
)

[oracle]
CREATE TABLE billing.invoices (
    id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    region_id INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT fk_invoices_region FOREIGN KEY(region_id) REFERENCES geo.regions (id),
    FOREIGN KEY(customer_id) REFERENCES billing.customers (id) ON DELETE CASCADE
)

[postgresql, oracle]
COMMENT ON TABLE billing.invoices IS 'issued invoices'

[mssql]
execute sp_addextendedproperty 'MS_Description', N'issued invoices', 'schema', billing, 'table', invoices

[postgresql, mysql, mariadb, mssql]
CREATE INDEX ix_invoices_customer ON billing.invoices (customer_id)

[sqlite]
CREATE INDEX billing.ix_invoices_customer ON invoices (customer_id)

[oracle]
CREATE INDEX billing.ix_invoices_customer ON billing.invoices (customer_id)

@insert bed384e6ff85

@commit

# downgrade

@begin

-- Running downgrade bed384e6ff85 ->

[postgresql, sqlite, oracle]
DROP INDEX billing.ix_invoices_customer

[mysql, mariadb, mssql]
DROP INDEX ix_invoices_customer ON billing.invoices

[all]
DROP TABLE billing.invoices

[all]
DROP TABLE billing.customers

@delete bed384e6ff85

@commit
