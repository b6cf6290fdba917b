# upgrade

@begin

@version_table

-- Running upgrade  -> 34d65a3ffdb8

[postgresql]
CREATE TABLE people (
    id SERIAL NOT NULL,
    first VARCHAR(40) NOT NULL,
    last VARCHAR(40) NOT NULL,
    display VARCHAR(90) GENERATED ALWAYS AS (first || ' ' || last),
    name_len INTEGER GENERATED ALWAYS AS (length(last)) VIRTUAL,
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE people (
    id INTEGER NOT NULL AUTO_INCREMENT,
    first VARCHAR(40) NOT NULL,
    last VARCHAR(40) NOT NULL,
    display VARCHAR(90) GENERATED ALWAYS AS (first || ' ' || last),
    name_len INTEGER GENERATED ALWAYS AS (length(last)) VIRTUAL,
    PRIMARY KEY (id)
)

[sqlite]
CREATE TABLE people (
    id INTEGER NOT NULL,
    first VARCHAR(40) NOT NULL,
    last VARCHAR(40) NOT NULL,
    display VARCHAR(90) GENERATED ALWAYS AS (first || ' ' || last),
    name_len INTEGER GENERATED ALWAYS AS (length(last)) VIRTUAL,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE people (
    id INTEGER NOT NULL IDENTITY,
    first VARCHAR(40) NOT NULL,
    last VARCHAR(40) NOT NULL,
    display AS (first || ' ' || last),
    name_len AS (length(last)),
    PRIMARY KEY (id)
)

[oracle]
CREATE TABLE people (
    id INTEGER NOT NULL,
    first VARCHAR2(40 CHAR) NOT NULL,
    last VARCHAR2(40 CHAR) NOT NULL,
    display VARCHAR2(90 CHAR) GENERATED ALWAYS AS (first || ' ' || last),
    name_len INTEGER GENERATED ALWAYS AS (length(last)) VIRTUAL,
    PRIMARY KEY (id)
)

@insert 34d65a3ffdb8

@commit

# downgrade

@begin

-- Running downgrade 34d65a3ffdb8 ->

[all]
DROP TABLE people

@delete 34d65a3ffdb8

@commit
