# upgrade

@begin

@version_table

-- Running upgrade  -> 50804c5f52f8

[postgresql]
CREATE TABLE invoices (
    id SERIAL NOT NULL,
    number VARCHAR(20) NOT NULL,
    customer_id INTEGER NOT NULL,
    total INTEGER NOT NULL,
    CONSTRAINT pk_invoices PRIMARY KEY (id),
    CONSTRAINT ck_invoices_total_positive CHECK (total >= 0),
    CONSTRAINT fk_invoices_customer_id_customers FOREIGN KEY(customer_id) REFERENCES customers (id),
    CONSTRAINT uq_invoices_number UNIQUE (number)
)

[mysql, mariadb]
CREATE TABLE invoices (
    id INTEGER NOT NULL AUTO_INCREMENT,
    number VARCHAR(20) NOT NULL,
    customer_id INTEGER NOT NULL,
    total INTEGER NOT NULL,
    CONSTRAINT pk_invoices PRIMARY KEY (id),
    CONSTRAINT ck_invoices_total_positive CHECK (total >= 0),
    CONSTRAINT fk_invoices_customer_id_customers FOREIGN KEY(customer_id) REFERENCES customers (id),
    CONSTRAINT uq_invoices_number UNIQUE (number)
)

[sqlite]
CREATE TABLE invoices (
    id INTEGER NOT NULL,
    number VARCHAR(20) NOT NULL,
    customer_id INTEGER NOT NULL,
    total INTEGER NOT NULL,
    CONSTRAINT pk_invoices PRIMARY KEY (id),
    CONSTRAINT ck_invoices_total_positive CHECK (total >= 0),
    CONSTRAINT fk_invoices_customer_id_customers FOREIGN KEY(customer_id) REFERENCES customers (id),
    CONSTRAINT uq_invoices_number UNIQUE (number)
)

[mssql]
CREATE TABLE invoices (
    id INTEGER NOT NULL IDENTITY,
    number VARCHAR(20) NOT NULL,
    customer_id INTEGER NOT NULL,
    total INTEGER NOT NULL,
    CONSTRAINT pk_invoices PRIMARY KEY (id),
    CONSTRAINT ck_invoices_total_positive CHECK (total >= 0),
    CONSTRAINT fk_invoices_customer_id_customers FOREIGN KEY(customer_id) REFERENCES customers (id),
    CONSTRAINT uq_invoices_number UNIQUE (number)
)

[oracle]
CREATE TABLE invoices (
    id INTEGER NOT NULL,
    "number" VARCHAR2(20 CHAR) NOT NULL,
    customer_id INTEGER NOT NULL,
    total INTEGER NOT NULL,
    CONSTRAINT pk_invoices PRIMARY KEY (id),
    CONSTRAINT ck_invoices_total_positive CHECK (total >= 0),
    CONSTRAINT fk_invoices_customer_id_customers FOREIGN KEY(customer_id) REFERENCES customers (id),
    CONSTRAINT uq_invoices_number UNIQUE ("number")
)

[all]
CREATE INDEX ix_invoices_customer_id ON invoices (customer_id)

@insert 50804c5f52f8

@commit

# downgrade

@begin

-- Running downgrade 50804c5f52f8 ->

[all]
DROP TABLE invoices

@delete 50804c5f52f8

@commit
