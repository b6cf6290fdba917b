# upgrade

@begin

@version_table

-- Running upgrade  -> 0828c8d20b44

[postgresql]
ALTER TABLE cities DROP CONSTRAINT pk_cities

[postgresql]
CREATE TABLE _alembic_tmp_cities (
    id SERIAL NOT NULL,
    country VARCHAR(2) DEFAULT 'XX' NOT NULL,
    name VARCHAR(60) NOT NULL,
    population INTEGER,
    CONSTRAINT pk_cities PRIMARY KEY (id),
    CONSTRAINT ck_cities_population CHECK (population >= 0)
)

[mysql, mariadb]
CREATE TABLE _alembic_tmp_cities (
    id INTEGER NOT NULL AUTO_INCREMENT,
    country VARCHAR(2) NOT NULL DEFAULT 'XX',
    name VARCHAR(60) NOT NULL,
    population INTEGER,
    CONSTRAINT pk_cities PRIMARY KEY (id),
    CONSTRAINT ck_cities_population CHECK (population >= 0)
)

[sqlite]
CREATE TABLE _alembic_tmp_cities (
    id INTEGER NOT NULL,
    country VARCHAR(2) DEFAULT 'XX' NOT NULL,
    name VARCHAR(60) NOT NULL,
    population INTEGER,
    CONSTRAINT pk_cities PRIMARY KEY (id),
    CONSTRAINT ck_cities_population CHECK (population >= 0)
)

[mssql]
CREATE TABLE _alembic_tmp_cities (
    id INTEGER NOT NULL IDENTITY,
    country VARCHAR(2) NOT NULL DEFAULT 'XX',
    name VARCHAR(60) NOT NULL,
    population INTEGER NULL,
    CONSTRAINT pk_cities PRIMARY KEY (id),
    CONSTRAINT ck_cities_population CHECK (population >= 0)
)

[oracle]
CREATE TABLE "_alembic_tmp_cities" (
    id INTEGER NOT NULL,
    country VARCHAR2(2 CHAR) DEFAULT 'XX' NOT NULL,
    name VARCHAR2(60 CHAR) NOT NULL,
    population INTEGER,
    CONSTRAINT pk_cities PRIMARY KEY (id),
    CONSTRAINT ck_cities_population CHECK (population >= 0)
)

[postgresql, mysql, mariadb, sqlite, mssql]
INSERT INTO _alembic_tmp_cities (id, name, population) SELECT cities.id, cities.name, cities.population
FROM cities

[oracle]
INSERT INTO "_alembic_tmp_cities" (id, name, population) SELECT cities.id, cities.name, cities.population
FROM cities

[all]
DROP TABLE cities

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE _alembic_tmp_cities RENAME TO cities

[oracle]
ALTER TABLE "_alembic_tmp_cities" RENAME TO cities

[mssql]
EXEC sp_rename '_alembic_tmp_cities', cities

@insert 0828c8d20b44

@commit

# downgrade

@begin

-- Running downgrade 0828c8d20b44 ->

[all]
ALTER TABLE cities DROP COLUMN country

@delete 0828c8d20b44

@commit
