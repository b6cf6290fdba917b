# upgrade

@begin

@version_table

-- Running upgrade  -> 32d138dd2e98

[postgresql]
CREATE TABLE "order" (
    id SERIAL NOT NULL,
    "select" INTEGER NOT NULL,
    "user" VARCHAR(20),
    "default" INTEGER DEFAULT '1' NOT NULL,
    rank INTEGER,
    level INTEGER,
    "end" DATE,
    PRIMARY KEY (id),
    CONSTRAINT "check" UNIQUE ("user", rank)
)

[mysql]
CREATE TABLE `order` (
    id INTEGER NOT NULL AUTO_INCREMENT,
    `select` INTEGER NOT NULL,
    user VARCHAR(20),
    `default` INTEGER NOT NULL DEFAULT '1',
    `rank` INTEGER,
    level INTEGER,
    end DATE,
    PRIMARY KEY (id),
    CONSTRAINT `check` UNIQUE (user, `rank`)
)

[mariadb]
CREATE TABLE `order` (
    id INTEGER NOT NULL AUTO_INCREMENT,
    `select` INTEGER NOT NULL,
    user VARCHAR(20),
    `default` INTEGER NOT NULL DEFAULT '1',
    rank INTEGER,
    level INTEGER,
    end DATE,
    PRIMARY KEY (id),
    CONSTRAINT `check` UNIQUE (user, rank)
)

[sqlite]
CREATE TABLE "order" (
    id INTEGER NOT NULL,
    "select" INTEGER NOT NULL,
    user VARCHAR(20),
    "default" INTEGER DEFAULT '1' NOT NULL,
    rank INTEGER,
    level INTEGER,
    "end" DATE,
    PRIMARY KEY (id),
    CONSTRAINT "check" UNIQUE (user, rank)
)

[mssql]
CREATE TABLE [order] (
    id INTEGER NOT NULL IDENTITY,
    [select] INTEGER NOT NULL,
    [user] VARCHAR(20) NULL,
    [default] INTEGER NOT NULL DEFAULT '1',
    rank INTEGER NULL,
    level INTEGER NULL,
    [end] DATETIME NULL,
    PRIMARY KEY (id),
    CONSTRAINT [check] UNIQUE ([user], rank)
)

[oracle]
CREATE TABLE "order" (
    id INTEGER NOT NULL,
    "select" INTEGER NOT NULL,
    "user" VARCHAR2(20 CHAR),
    "default" INTEGER DEFAULT '1' NOT NULL,
    rank INTEGER,
    "level" INTEGER,
    end DATE,
    PRIMARY KEY (id),
    CONSTRAINT "check" UNIQUE ("user", rank)
)

[postgresql]
CREATE INDEX index ON "order" ("select", level)

[mysql, mariadb]
CREATE INDEX `index` ON `order` (`select`, level)

[sqlite]
CREATE INDEX "index" ON "order" ("select", level)

[mssql]
CREATE INDEX [index] ON [order] ([select], level)

[oracle]
CREATE INDEX "index" ON "order" ("select", "level")

[postgresql, sqlite]
ALTER TABLE "order" ADD COLUMN "group" INTEGER

[mysql, mariadb]
ALTER TABLE `order` ADD COLUMN `group` INTEGER

[mssql]
ALTER TABLE [order] ADD [group] INTEGER NULL

[oracle]
ALTER TABLE "order" ADD "group" INTEGER

@insert 32d138dd2e98

@commit

# downgrade

@begin

-- Running downgrade 32d138dd2e98 ->

[postgresql, sqlite, oracle]
ALTER TABLE "order" DROP COLUMN "group"

[mysql, mariadb]
ALTER TABLE `order` DROP COLUMN `group`

[mssql]
ALTER TABLE [order] DROP COLUMN [group]

[postgresql]
DROP INDEX index

[mysql, mariadb]
DROP INDEX `index` ON `order`

[sqlite, oracle]
DROP INDEX "index"

[mssql]
DROP INDEX [index] ON [order]

[postgresql, sqlite, oracle]
DROP TABLE "order"

[mysql, mariadb]
DROP TABLE `order`

[mssql]
DROP TABLE [order]

@delete 32d138dd2e98

@commit
