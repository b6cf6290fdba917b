# upgrade

@begin

@version_table

-- Running upgrade  -> bd28534f4144

[postgresql]
CREATE TABLE "My Db.dbo".t (
    id SERIAL NOT NULL,
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE `My Db.dbo`.t (
    id INTEGER NOT NULL AUTO_INCREMENT,
    PRIMARY KEY (id)
)

[sqlite, oracle]
CREATE TABLE "My Db.dbo".t (
    id INTEGER NOT NULL,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE [My Db].dbo.t (
    id INTEGER NOT NULL IDENTITY,
    PRIMARY KEY (id)
)

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE catalog.owner.t ADD COLUMN x INTEGER

[mssql]
ALTER TABLE catalog.owner.t ADD x INTEGER NULL

[oracle]
ALTER TABLE catalog.owner.t ADD x INTEGER

[postgresql]
CREATE INDEX ix_t_x ON "catalog.owner".t (x)

[mysql, mariadb]
CREATE INDEX ix_t_x ON `catalog.owner`.t (x)

[sqlite]
CREATE INDEX "catalog.owner".ix_t_x ON t (x)

[mssql]
CREATE INDEX ix_t_x ON catalog.owner.t (x)

[oracle]
CREATE INDEX "catalog.owner".ix_t_x ON "catalog.owner".t (x)

[postgresql, sqlite, oracle]
ALTER TABLE catalog.owner.t RENAME TO u

[mysql, mariadb]
ALTER TABLE catalog.owner.t RENAME TO catalog.owner.u

[mssql]
EXEC sp_rename 'catalog.owner.t', u

@insert bd28534f4144

@commit

# downgrade

@begin

-- Running downgrade bd28534f4144 ->

[postgresql, sqlite, oracle]
ALTER TABLE catalog.owner.u RENAME TO t

[mysql, mariadb]
ALTER TABLE catalog.owner.u RENAME TO catalog.owner.t

[mssql]
EXEC sp_rename 'catalog.owner.u', t

[postgresql, sqlite, oracle]
DROP INDEX "catalog.owner".ix_t_x

[mysql, mariadb]
DROP INDEX ix_t_x ON `catalog.owner`.t

[mssql]
DROP INDEX ix_t_x ON catalog.owner.t

[all]
ALTER TABLE catalog.owner.t DROP COLUMN x

[postgresql, sqlite, oracle]
DROP TABLE "My Db.dbo".t

[mysql, mariadb]
DROP TABLE `My Db.dbo`.t

[mssql]
DROP TABLE [My Db].dbo.t

@delete bd28534f4144

@commit
