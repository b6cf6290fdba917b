# upgrade

@begin

@version_table

-- Running upgrade  -> af85b968b12e

[postgresql]
CREATE TABLE hero (
    name VARCHAR(80) NOT NULL,
    age INTEGER,
    id SERIAL NOT NULL,
    CONSTRAINT pk_hero PRIMARY KEY (id),
    CONSTRAINT uq_hero_name UNIQUE (name)
)

[mysql, mariadb]
CREATE TABLE hero (
    name VARCHAR(80) NOT NULL,
    age INTEGER,
    id INTEGER NOT NULL AUTO_INCREMENT,
    CONSTRAINT pk_hero PRIMARY KEY (id),
    CONSTRAINT uq_hero_name UNIQUE (name)
)

[sqlite]
CREATE TABLE hero (
    name VARCHAR(80) NOT NULL,
    age INTEGER,
    id INTEGER NOT NULL,
    CONSTRAINT pk_hero PRIMARY KEY (id),
    CONSTRAINT uq_hero_name UNIQUE (name)
)

[mssql]
CREATE TABLE hero (
    name VARCHAR(80) NOT NULL,
    age INTEGER NULL,
    id INTEGER NOT NULL IDENTITY,
    CONSTRAINT pk_hero PRIMARY KEY (id),
    CONSTRAINT uq_hero_name UNIQUE (name)
)

[oracle]
CREATE TABLE hero (
    name VARCHAR2(80 CHAR) NOT NULL,
    age INTEGER,
    id INTEGER NOT NULL,
    CONSTRAINT pk_hero PRIMARY KEY (id),
    CONSTRAINT uq_hero_name UNIQUE (name)
)

[all]
CREATE INDEX ix_hero_age ON hero (age)

@insert af85b968b12e

@commit

# downgrade

@begin

-- Running downgrade af85b968b12e ->

[postgresql, sqlite, oracle]
DROP INDEX ix_hero_age

[mysql, mariadb, mssql]
DROP INDEX ix_hero_age ON hero

[all]
DROP TABLE hero

@delete af85b968b12e

@commit
