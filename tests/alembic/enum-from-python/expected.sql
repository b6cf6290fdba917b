# upgrade

@begin

@version_table

-- Running upgrade  -> ca1dc6f9f29e

[postgresql]
CREATE TYPE jobstate AS ENUM ('queued', 'running', 'done')

[postgresql]
CREATE TYPE jobprio AS ENUM ('lo', 'mid')

[postgresql]
CREATE TABLE jobs (
    id SERIAL NOT NULL,
    state jobstate NOT NULL,
    prio jobprio DEFAULT 'mid' NOT NULL,
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE jobs (
    id INTEGER NOT NULL AUTO_INCREMENT,
    state ENUM('queued','running','done') NOT NULL,
    prio ENUM('lo','mid') NOT NULL DEFAULT 'mid',
    PRIMARY KEY (id)
)

[sqlite]
CREATE TABLE jobs (
    id INTEGER NOT NULL,
    state VARCHAR(7) NOT NULL,
    prio VARCHAR(3) DEFAULT 'mid' NOT NULL,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE jobs (
    id INTEGER NOT NULL IDENTITY,
    state VARCHAR(7) NOT NULL,
    prio VARCHAR(3) NOT NULL DEFAULT 'mid',
    PRIMARY KEY (id)
)

[oracle]
CREATE TABLE jobs (
    id INTEGER NOT NULL,
    state VARCHAR(7 CHAR) NOT NULL,
    prio VARCHAR(3 CHAR) DEFAULT 'mid' NOT NULL,
    PRIMARY KEY (id)
)

@insert ca1dc6f9f29e

@commit

# downgrade

@begin

-- Running downgrade ca1dc6f9f29e ->

[all]
DROP TABLE jobs

@delete ca1dc6f9f29e

@commit
