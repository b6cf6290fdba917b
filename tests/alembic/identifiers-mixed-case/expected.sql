# upgrade

@begin

@version_table

-- Running upgrade  -> bb96e2db2965

[postgresql]
CREATE TABLE "UserProfile" (
    "Id" SERIAL NOT NULL,
    "firstName" VARCHAR(40),
    "last name" VARCHAR(40),
    "2fa" BOOLEAN,
    "a.b" INTEGER,
    cost$ INTEGER,
    "größe" INTEGER,
    "UPPER" INTEGER,
    _private INTEGER,
    CONSTRAINT "PK_UserProfile" PRIMARY KEY ("Id")
)

[mysql, mariadb]
CREATE TABLE `UserProfile` (
    `Id` INTEGER NOT NULL AUTO_INCREMENT,
    `firstName` VARCHAR(40),
    `last name` VARCHAR(40),
    `2fa` BOOL,
    `a.b` INTEGER,
    cost$ INTEGER,
    `größe` INTEGER,
    `UPPER` INTEGER,
    _private INTEGER,
    CONSTRAINT `PK_UserProfile` PRIMARY KEY (`Id`)
)

[oracle]
CREATE TABLE "UserProfile" (
    "Id" INTEGER NOT NULL,
    "firstName" VARCHAR2(40 CHAR),
    "last name" VARCHAR2(40 CHAR),
    "2fa" BOOLEAN,
    "a.b" INTEGER,
    cost$ INTEGER,
    "größe" INTEGER,
    "UPPER" INTEGER,
    "_private" INTEGER,
    CONSTRAINT "PK_UserProfile" PRIMARY KEY ("Id")
)

[mssql]
CREATE TABLE [UserProfile] (
    [Id] INTEGER NOT NULL IDENTITY,
    [firstName] VARCHAR(40) NULL,
    [last name] VARCHAR(40) NULL,
    [2fa] BIT NULL,
    [a.b] INTEGER NULL,
    cost$ INTEGER NULL,
    [größe] INTEGER NULL,
    [UPPER] INTEGER NULL,
    _private INTEGER NULL,
    CONSTRAINT [PK_UserProfile] PRIMARY KEY ([Id])
)

[postgresql, oracle]
CREATE INDEX "IX_UserProfile_firstName" ON "UserProfile" ("firstName")

[mysql, mariadb]
CREATE INDEX `IX_UserProfile_firstName` ON `UserProfile` (`firstName`)

[mssql]
CREATE INDEX [IX_UserProfile_firstName] ON [UserProfile] ([firstName])

[postgresql, oracle]
ALTER TABLE "UserProfile" ADD CONSTRAINT "UQ name" UNIQUE ("last name")

[mysql, mariadb]
ALTER TABLE `UserProfile` ADD CONSTRAINT `UQ name` UNIQUE (`last name`)

[mssql]
ALTER TABLE [UserProfile] ADD CONSTRAINT [UQ name] UNIQUE ([last name])

@insert bb96e2db2965

@commit

# downgrade

@begin

-- Running downgrade bb96e2db2965 ->

[postgresql, oracle]
ALTER TABLE "UserProfile" DROP CONSTRAINT "UQ name"

[mssql]
ALTER TABLE [UserProfile] DROP CONSTRAINT [UQ name]

[mysql, mariadb]
ALTER TABLE `UserProfile` DROP INDEX `UQ name`

[postgresql, oracle]
DROP INDEX "IX_UserProfile_firstName"

[mysql, mariadb]
DROP INDEX `IX_UserProfile_firstName` ON `UserProfile`

[mssql]
DROP INDEX [IX_UserProfile_firstName] ON [UserProfile]

[postgresql, oracle]
DROP TABLE "UserProfile"

[mysql, mariadb]
DROP TABLE `UserProfile`

[mssql]
DROP TABLE [UserProfile]

@delete bb96e2db2965

@commit
