# upgrade

@begin

@version_table

-- Running upgrade  -> b0331a07ef92

[postgresql, sqlite, oracle]
CREATE TABLE "we""ird" (
    "a`b" INTEGER,
    "c]d" INTEGER,
    "e'f" INTEGER,
    "g%h" INTEGER,
    "i""j" INTEGER,
    "k:l" INTEGER
)

[mysql, mariadb]
CREATE TABLE `we"ird` (
    `a``b` INTEGER,
    `c]d` INTEGER,
    `e'f` INTEGER,
    `g%h` INTEGER,
    `i"j` INTEGER,
    `k:l` INTEGER
)

[postgresql, sqlite, oracle]
ALTER TABLE "we""ird" RENAME TO "w`[x]"

[mysql, mariadb]
ALTER TABLE `we"ird` RENAME TO `w``[x]`

[mssql]
CREATE TABLE [we"ird] (
    [a`b] INTEGER NULL,
    [c]]d] INTEGER NULL,
    [e'f] INTEGER NULL,
    [g%h] INTEGER NULL,
    [i"j] INTEGER NULL,
    [k:l] INTEGER NULL
)

[mssql]
EXEC sp_rename '[we"ird]', [w`[x]]]

[postgresql, sqlite]
ALTER TABLE "w`[x]" ADD COLUMN "q""q" INTEGER

[mysql, mariadb]
ALTER TABLE `w``[x]` ADD COLUMN `q"q` INTEGER

[mssql]
ALTER TABLE [w`[x]]] ADD [q"q] INTEGER NULL

[oracle]
ALTER TABLE "w`[x]" ADD "q""q" INTEGER

@insert b0331a07ef92

@commit

# downgrade

@begin

-- Running downgrade b0331a07ef92 ->

[postgresql, sqlite, oracle]
DROP TABLE "w`[x]"

[mysql, mariadb]
DROP TABLE `w``[x]`

[mssql]
DROP TABLE [w`[x]]]

@delete b0331a07ef92

@commit
