# upgrade

@begin

@version_table

-- Running upgrade  -> f81b9356b342

[postgresql]
CREATE TABLE teams (
    id SERIAL NOT NULL,
    created_at TIMESTAMP WITHOUT TIME ZONE DEFAULT now() NOT NULL,
    name VARCHAR(50) NOT NULL,
    PRIMARY KEY (id)
)

[mysql]
CREATE TABLE teams (
    id INTEGER NOT NULL AUTO_INCREMENT,
    created_at DATETIME NOT NULL DEFAULT (now()),
    name VARCHAR(50) NOT NULL,
    PRIMARY KEY (id)
)ENGINE=InnoDB CHARSET=utf8mb4

[mariadb]
CREATE TABLE teams (
    id INTEGER NOT NULL AUTO_INCREMENT,
    created_at DATETIME NOT NULL DEFAULT (now()),
    name VARCHAR(50) NOT NULL,
    PRIMARY KEY (id)
)

[sqlite]
CREATE TABLE teams (
    id INTEGER NOT NULL,
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
    name VARCHAR(50) NOT NULL,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE teams (
    id INTEGER NOT NULL IDENTITY,
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    name VARCHAR(50) NOT NULL,
    PRIMARY KEY (id)
)

[oracle]
CREATE TABLE teams (
    id INTEGER NOT NULL,
    created_at DATE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    name VARCHAR2(50 CHAR) NOT NULL,
    PRIMARY KEY (id)
)

[postgresql]
CREATE TABLE players (
    id SERIAL NOT NULL,
    created_at TIMESTAMP WITHOUT TIME ZONE DEFAULT now() NOT NULL,
    team_id INTEGER NOT NULL,
    number SMALLINT,
    PRIMARY KEY (id),
    FOREIGN KEY(team_id) REFERENCES teams (id) ON DELETE CASCADE
)

[mysql]
CREATE TABLE players (
    id INTEGER NOT NULL AUTO_INCREMENT,
    created_at DATETIME NOT NULL DEFAULT (now()),
    team_id INTEGER NOT NULL,
    number SMALLINT,
    PRIMARY KEY (id),
    FOREIGN KEY(team_id) REFERENCES teams (id) ON DELETE CASCADE
)ENGINE=InnoDB CHARSET=utf8mb4

[mariadb]
CREATE TABLE players (
    id INTEGER NOT NULL AUTO_INCREMENT,
    created_at DATETIME NOT NULL DEFAULT (now()),
    team_id INTEGER NOT NULL,
    number SMALLINT,
    PRIMARY KEY (id),
    FOREIGN KEY(team_id) REFERENCES teams (id) ON DELETE CASCADE
)

[sqlite]
CREATE TABLE players (
    id INTEGER NOT NULL,
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
    team_id INTEGER NOT NULL,
    number SMALLINT,
    PRIMARY KEY (id),
    FOREIGN KEY(team_id) REFERENCES teams (id) ON DELETE CASCADE
)

[mssql]
CREATE TABLE players (
    id INTEGER NOT NULL IDENTITY,
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    team_id INTEGER NOT NULL,
    number SMALLINT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(team_id) REFERENCES teams (id) ON DELETE CASCADE
)

[oracle]
CREATE TABLE players (
    id INTEGER NOT NULL,
    created_at DATE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    team_id INTEGER NOT NULL,
    "number" SMALLINT,
    PRIMARY KEY (id),
    FOREIGN KEY(team_id) REFERENCES teams (id) ON DELETE CASCADE
)

@insert f81b9356b342

@commit

# downgrade

@begin

-- Running downgrade f81b9356b342 ->

[all]
DROP TABLE players

[all]
DROP TABLE teams

@delete f81b9356b342

@commit
