# upgrade

@begin

@version_table

-- Running upgrade  -> 8a26955892f0

[postgresql]
CREATE TABLE facts (
    id SERIAL NOT NULL,
    day DATE NOT NULL,
    CONSTRAINT pk_facts PRIMARY KEY (id),
    CONSTRAINT uq_facts_day UNIQUE (day, id)
)

[mysql, mariadb]
CREATE TABLE facts (
    id INTEGER NOT NULL AUTO_INCREMENT,
    day DATE NOT NULL,
    CONSTRAINT pk_facts PRIMARY KEY (id),
    CONSTRAINT uq_facts_day UNIQUE (day, id)
)

[sqlite]
CREATE TABLE facts (
    id INTEGER NOT NULL,
    day DATE NOT NULL,
    CONSTRAINT pk_facts PRIMARY KEY (id),
    CONSTRAINT uq_facts_day UNIQUE (day, id)
)

[mssql]
CREATE TABLE facts (
    id INTEGER NOT NULL IDENTITY,
    day DATETIME NOT NULL,
    CONSTRAINT pk_facts PRIMARY KEY NONCLUSTERED (id),
    CONSTRAINT uq_facts_day UNIQUE CLUSTERED (day, id)
)

[oracle]
CREATE TABLE facts (
    id INTEGER NOT NULL,
    day DATE NOT NULL,
    CONSTRAINT pk_facts PRIMARY KEY (id),
    CONSTRAINT uq_facts_day UNIQUE (day, id)
)
 COMPRESS
 TABLESPACE fact_data

[postgresql, mysql, mariadb, sqlite, mssql]
CREATE GLOBAL TEMPORARY TABLE work_rows (
    id INTEGER NOT NULL,
    PRIMARY KEY (id)
)

[oracle]
CREATE GLOBAL TEMPORARY TABLE work_rows (
    id INTEGER NOT NULL,
    PRIMARY KEY (id)
)
 ON COMMIT DELETE ROWS

@insert 8a26955892f0

@commit

# downgrade

@begin

-- Running downgrade 8a26955892f0 ->

[all]
DROP TABLE work_rows

[all]
DROP TABLE facts

@delete 8a26955892f0

@commit
