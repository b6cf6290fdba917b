# upgrade

@begin

@version_table

-- Running upgrade  -> 8206ebf8ab0c

[postgresql, mysql, mariadb, sqlite, mssql]
CREATE TABLE bins (
    site INTEGER NOT NULL,
    bin VARCHAR(8) NOT NULL,
    PRIMARY KEY (site, bin)
)

[oracle]
CREATE TABLE bins (
    site INTEGER NOT NULL,
    bin VARCHAR2(8 CHAR) NOT NULL,
    PRIMARY KEY (site, bin)
)

[postgresql]
CREATE TABLE stock (
    id SERIAL NOT NULL,
    site INTEGER NOT NULL,
    bin VARCHAR(8) NOT NULL,
    parent_id INTEGER,
    root_id INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT fk_stock_bin FOREIGN KEY(site, bin) REFERENCES bins (site, bin) ON UPDATE CASCADE NOT DEFERRABLE,
    FOREIGN KEY(parent_id) REFERENCES stock (id) DEFERRABLE INITIALLY DEFERRED
)

[mysql, mariadb]
CREATE TABLE stock (
    id INTEGER NOT NULL AUTO_INCREMENT,
    site INTEGER NOT NULL,
    bin VARCHAR(8) NOT NULL,
    parent_id INTEGER,
    root_id INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT fk_stock_bin FOREIGN KEY(site, bin) REFERENCES bins (site, bin) ON UPDATE CASCADE NOT DEFERRABLE,
    FOREIGN KEY(parent_id) REFERENCES stock (id) DEFERRABLE INITIALLY DEFERRED
)

[sqlite]
CREATE TABLE stock (
    id INTEGER NOT NULL,
    site INTEGER NOT NULL,
    bin VARCHAR(8) NOT NULL,
    parent_id INTEGER,
    root_id INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT fk_stock_bin FOREIGN KEY(site, bin) REFERENCES bins (site, bin) ON UPDATE CASCADE NOT DEFERRABLE,
    FOREIGN KEY(parent_id) REFERENCES stock (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_stock_root FOREIGN KEY(root_id) REFERENCES stock (id)
)

[mssql]
CREATE TABLE stock (
    id INTEGER NOT NULL IDENTITY,
    site INTEGER NOT NULL,
    bin VARCHAR(8) NOT NULL,
    parent_id INTEGER NULL,
    root_id INTEGER NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_stock_bin FOREIGN KEY(site, bin) REFERENCES bins (site, bin) ON UPDATE CASCADE NOT DEFERRABLE,
    FOREIGN KEY(parent_id) REFERENCES stock (id) DEFERRABLE INITIALLY DEFERRED
)

[oracle]
CREATE TABLE stock (
    id INTEGER NOT NULL,
    site INTEGER NOT NULL,
    bin VARCHAR2(8 CHAR) NOT NULL,
    parent_id INTEGER,
    root_id INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT fk_stock_bin FOREIGN KEY(site, bin) REFERENCES bins (site, bin) NOT DEFERRABLE,
    FOREIGN KEY(parent_id) REFERENCES stock (id) DEFERRABLE INITIALLY DEFERRED
)

@insert 8206ebf8ab0c

@commit

# downgrade

@begin

-- Running downgrade 8206ebf8ab0c ->

[all]
DROP TABLE stock

[all]
DROP TABLE bins

@delete 8206ebf8ab0c

@commit
