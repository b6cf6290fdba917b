# upgrade

@begin

@version_table

-- Running upgrade  -> a022861d0e18

[postgresql]
CREATE TABLE owners (
    id SERIAL NOT NULL,
    email VARCHAR(80) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (email)
)

[mysql, mariadb]
CREATE TABLE owners (
    id INTEGER NOT NULL AUTO_INCREMENT,
    email VARCHAR(80) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (email)
)

[sqlite]
CREATE TABLE owners (
    id INTEGER NOT NULL,
    email VARCHAR(80) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (email)
)

[mssql]
CREATE TABLE owners (
    id INTEGER NOT NULL IDENTITY,
    email VARCHAR(80) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (email)
)

[oracle]
CREATE TABLE owners (
    id INTEGER NOT NULL,
    email VARCHAR2(80 CHAR) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (email)
)

[postgresql]
CREATE TABLE cars (
    id SERIAL NOT NULL,
    owner_id INTEGER NOT NULL,
    plate VARCHAR(12),
    PRIMARY KEY (id),
    FOREIGN KEY(owner_id) REFERENCES owners (id)
)

[mysql, mariadb]
CREATE TABLE cars (
    id INTEGER NOT NULL AUTO_INCREMENT,
    owner_id INTEGER NOT NULL,
    plate VARCHAR(12),
    PRIMARY KEY (id),
    FOREIGN KEY(owner_id) REFERENCES owners (id)
)

[sqlite]
CREATE TABLE cars (
    id INTEGER NOT NULL,
    owner_id INTEGER NOT NULL,
    plate VARCHAR(12),
    PRIMARY KEY (id),
    FOREIGN KEY(owner_id) REFERENCES owners (id)
)

[mssql]
CREATE TABLE cars (
    id INTEGER NOT NULL IDENTITY,
    owner_id INTEGER NOT NULL,
    plate VARCHAR(12) NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(owner_id) REFERENCES owners (id)
)

[oracle]
CREATE TABLE cars (
    id INTEGER NOT NULL,
    owner_id INTEGER NOT NULL,
    plate VARCHAR2(12 CHAR),
    PRIMARY KEY (id),
    FOREIGN KEY(owner_id) REFERENCES owners (id)
)

[all]
CREATE INDEX ix_cars_plate ON cars (plate)

@insert a022861d0e18

@commit

# downgrade

@begin

-- Running downgrade a022861d0e18 ->

[all]
DROP TABLE cars

[all]
DROP TABLE owners

@delete a022861d0e18

@commit
