# upgrade

@begin

@version_table

-- Running upgrade  -> 4f6c98223396

[postgresql]
CREATE TABLE boxes (
    id SERIAL NOT NULL,
    w INTEGER NOT NULL,
    h INTEGER NOT NULL,
    area INTEGER GENERATED ALWAYS AS (w * h) STORED,
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE boxes (
    id INTEGER NOT NULL AUTO_INCREMENT,
    w INTEGER NOT NULL,
    h INTEGER NOT NULL,
    area INTEGER GENERATED ALWAYS AS (w * h) STORED,
    PRIMARY KEY (id)
)

[sqlite]
CREATE TABLE boxes (
    id INTEGER NOT NULL,
    w INTEGER NOT NULL,
    h INTEGER NOT NULL,
    area INTEGER GENERATED ALWAYS AS (w * h) STORED,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE boxes (
    id INTEGER NOT NULL IDENTITY,
    w INTEGER NOT NULL,
    h INTEGER NOT NULL,
    area AS (w * h) PERSISTED,
    PRIMARY KEY (id)
)

@insert 4f6c98223396

@commit

[oracle] raises CompileError: (in table 'boxes', column 'area'): Oracle Database computed columns do not support 'stored' persistence; set the 'persisted' flag to None or False for Oracle Database support.

# downgrade

@begin

-- Running downgrade 4f6c98223396 ->

[all]
DROP TABLE boxes

@delete 4f6c98223396

@commit
