# upgrade

@begin

@version_table

-- Running upgrade  -> 7efb6155db7e

[all]
CREATE SEQUENCE invoice_no_seq INCREMENT BY 5 START WITH 1000

[postgresql]
CREATE TABLE invoices (
    id INTEGER NOT NULL,
    number INTEGER DEFAULT nextval('invoice_no_seq') NOT NULL,
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE invoices (
    id INTEGER NOT NULL AUTO_INCREMENT,
    number INTEGER NOT NULL DEFAULT (nextval('invoice_no_seq')),
    PRIMARY KEY (id)
)

[sqlite]
CREATE TABLE invoices (
    id INTEGER NOT NULL,
    number INTEGER DEFAULT (nextval('invoice_no_seq')) NOT NULL,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE invoices (
    id INTEGER NOT NULL,
    number INTEGER NOT NULL DEFAULT nextval('invoice_no_seq'),
    PRIMARY KEY (id)
)

[oracle]
CREATE TABLE invoices (
    id INTEGER NOT NULL,
    "number" INTEGER DEFAULT nextval('invoice_no_seq') NOT NULL,
    PRIMARY KEY (id)
)

@insert 7efb6155db7e

@commit

# downgrade

@begin

-- Running downgrade 7efb6155db7e ->

[all]
DROP TABLE invoices

[all]
DROP SEQUENCE invoice_no_seq

@delete 7efb6155db7e

@commit
