# upgrade

@begin

@version_table

-- Running upgrade  -> cfcaf508563c

[postgresql]
ALTER TABLE rows ADD COLUMN seq INTEGER GENERATED ALWAYS AS IDENTITY (START WITH 5)

[mysql, mariadb]
ALTER TABLE `rows` ADD COLUMN seq INTEGER NOT NULL

[sqlite]
ALTER TABLE rows ADD COLUMN seq INTEGER NOT NULL

[mssql]
ALTER TABLE rows ADD seq INTEGER NOT NULL IDENTITY(5,1)

[oracle]
ALTER TABLE rows ADD seq INTEGER GENERATED ALWAYS AS IDENTITY (START WITH 5)

[postgresql, sqlite]
ALTER TABLE rows ADD COLUMN total INTEGER GENERATED ALWAYS AS (a + b)

[mysql, mariadb]
ALTER TABLE `rows` ADD COLUMN total INTEGER GENERATED ALWAYS AS (a + b)

[mssql]
ALTER TABLE rows ADD total AS (a + b)

[oracle]
ALTER TABLE rows ADD total INTEGER GENERATED ALWAYS AS (a + b)

@insert cfcaf508563c

@commit

# downgrade

@begin

-- Running downgrade cfcaf508563c ->

[postgresql, sqlite, mssql, oracle]
ALTER TABLE rows DROP COLUMN total

[mysql, mariadb]
ALTER TABLE `rows` DROP COLUMN total

[postgresql, sqlite, mssql, oracle]
ALTER TABLE rows DROP COLUMN seq

[mysql, mariadb]
ALTER TABLE `rows` DROP COLUMN seq

@delete cfcaf508563c

@commit
