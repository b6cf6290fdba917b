# upgrade

@begin

@version_table

-- Running upgrade  -> ed1f9398f3af

[postgresql]
CREATE TABLE profiles (
    id BIGSERIAL NOT NULL,
    settings JSONB NOT NULL,
    bio TEXT,
    seen_at TIMESTAMP WITHOUT TIME ZONE,
    PRIMARY KEY (id)
)

[mysql]
CREATE TABLE profiles (
    id BIGINT NOT NULL AUTO_INCREMENT,
    settings JSON NOT NULL,
    bio MEDIUMTEXT,
    seen_at DATETIME(6),
    PRIMARY KEY (id)
)

[mariadb]
CREATE TABLE profiles (
    id BIGINT NOT NULL AUTO_INCREMENT,
    settings JSON NOT NULL,
    bio MEDIUMTEXT,
    seen_at DATETIME,
    PRIMARY KEY (id)
)

[sqlite]
CREATE TABLE profiles (
    id INTEGER NOT NULL,
    settings JSON NOT NULL,
    bio TEXT,
    seen_at DATETIME,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE profiles (
    id BIGINT NOT NULL IDENTITY,
    settings NVARCHAR(max) NOT NULL,
    bio TEXT NULL,
    seen_at DATETIME NULL,
    PRIMARY KEY (id)
)

[oracle]
CREATE TABLE profiles (
    id NUMBER(19) NOT NULL,
    settings JSON NOT NULL,
    bio CLOB,
    seen_at DATE,
    PRIMARY KEY (id)
)

@insert ed1f9398f3af

@commit

# downgrade

@begin

-- Running downgrade ed1f9398f3af ->

[all]
DROP TABLE profiles

@delete ed1f9398f3af

@commit
