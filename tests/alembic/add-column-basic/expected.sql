# upgrade

@begin

@version_table

-- Running upgrade  -> 8c9821658fcb

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE users ADD COLUMN nickname VARCHAR(40)

[mssql]
ALTER TABLE users ADD nickname VARCHAR(40) NULL

[oracle]
ALTER TABLE users ADD nickname VARCHAR2(40 CHAR)

[postgresql, sqlite]
ALTER TABLE users ADD COLUMN visits INTEGER DEFAULT '0' NOT NULL

[mysql, mariadb]
ALTER TABLE users ADD COLUMN visits INTEGER NOT NULL DEFAULT '0'

[mssql]
ALTER TABLE users ADD visits INTEGER NOT NULL DEFAULT '0'

[oracle]
ALTER TABLE users ADD visits INTEGER DEFAULT '0' NOT NULL

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE users ADD COLUMN bio TEXT

[mssql]
ALTER TABLE users ADD bio TEXT NULL

[oracle]
ALTER TABLE users ADD bio CLOB

[postgresql]
ALTER TABLE users ADD COLUMN joined_at TIMESTAMP WITHOUT TIME ZONE DEFAULT now() NOT NULL

[mysql, mariadb]
ALTER TABLE users ADD COLUMN joined_at DATETIME NOT NULL DEFAULT (now())

[sqlite]
ALTER TABLE users ADD COLUMN joined_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL

[mssql]
ALTER TABLE users ADD joined_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP

[oracle]
ALTER TABLE users ADD joined_at DATE DEFAULT CURRENT_TIMESTAMP NOT NULL

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE users ADD COLUMN score NUMERIC(6, 2) NOT NULL

[mssql, oracle]
ALTER TABLE users ADD score NUMERIC(6, 2) NOT NULL

[postgresql, sqlite]
ALTER TABLE club.members ADD COLUMN level SMALLINT DEFAULT 1 NOT NULL

[mysql, mariadb]
ALTER TABLE club.members ADD COLUMN level SMALLINT NOT NULL DEFAULT 1

[mssql]
ALTER TABLE club.members ADD level SMALLINT NOT NULL DEFAULT 1

[oracle]
ALTER TABLE club.members ADD "level" SMALLINT DEFAULT 1 NOT NULL

@insert 8c9821658fcb

@commit

# downgrade

@begin

-- Running downgrade 8c9821658fcb ->

[postgresql, mysql, mariadb, sqlite, mssql]
ALTER TABLE club.members DROP COLUMN level

[oracle]
ALTER TABLE club.members DROP COLUMN "level"

[all]
ALTER TABLE users DROP COLUMN score

[all]
ALTER TABLE users DROP COLUMN joined_at

[all]
ALTER TABLE users DROP COLUMN bio

[all]
ALTER TABLE users DROP COLUMN visits

[all]
ALTER TABLE users DROP COLUMN nickname

@delete 8c9821658fcb

@commit
