# upgrade

@begin

@version_table

-- Running upgrade  -> d24cdab8b467

[postgresql]
CREATE TABLE Accounts (
    "id" SERIAL NOT NULL,
    "plain" INTEGER,
    Mixed INTEGER,
    PRIMARY KEY ("id")
)

[mysql, mariadb]
CREATE TABLE Accounts (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `plain` INTEGER,
    Mixed INTEGER,
    PRIMARY KEY (`id`)
)

[sqlite, oracle]
CREATE TABLE Accounts (
    "id" INTEGER NOT NULL,
    "plain" INTEGER,
    Mixed INTEGER,
    PRIMARY KEY ("id")
)

[mssql]
CREATE TABLE Accounts (
    [id] INTEGER NOT NULL IDENTITY,
    [plain] INTEGER NULL,
    Mixed INTEGER NULL,
    PRIMARY KEY ([id])
)

[postgresql, sqlite, oracle]
ALTER TABLE Accounts RENAME TO "accounts"

[mysql, mariadb]
ALTER TABLE Accounts RENAME TO `accounts`

[mssql]
EXEC sp_rename 'Accounts', [accounts]

@insert d24cdab8b467

@commit

# downgrade

@begin

-- Running downgrade d24cdab8b467 ->

[postgresql, sqlite, oracle]
DROP TABLE "accounts"

[mysql, mariadb]
DROP TABLE `accounts`

[mssql]
DROP TABLE [accounts]

@delete d24cdab8b467

@commit
