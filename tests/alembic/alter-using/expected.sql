# upgrade

@begin

@version_table

-- Running upgrade  -> deac4f038d97

[postgresql]
ALTER TABLE readings ALTER COLUMN value TYPE INTEGER USING value::integer

[mysql, mariadb]
ALTER TABLE readings MODIFY value INTEGER NULL

[sqlite]
ALTER TABLE readings ALTER COLUMN value TYPE INTEGER

[mssql]
ALTER TABLE readings ALTER COLUMN value INTEGER NULL

[oracle]
ALTER TABLE readings MODIFY value INTEGER

[postgresql]
ALTER TABLE readings ALTER COLUMN taken TYPE TIMESTAMP WITH TIME ZONE USING to_timestamp(taken, 'YYYY-MM-DD')

[postgresql, sqlite]
ALTER TABLE readings ALTER COLUMN taken SET NOT NULL

[mysql, mariadb]
ALTER TABLE readings CHANGE taken taken DATETIME NOT NULL

[mssql]
ALTER TABLE readings ALTER COLUMN taken DATETIMEOFFSET NOT NULL

[oracle]
ALTER TABLE readings MODIFY taken NOT NULL

[sqlite]
ALTER TABLE readings ALTER COLUMN taken TYPE DATETIME

[oracle]
ALTER TABLE readings MODIFY taken DATE

@insert deac4f038d97

@commit

# downgrade

@begin

-- Running downgrade deac4f038d97 ->

[postgresql]
ALTER TABLE readings ALTER COLUMN taken TYPE TEXT

[mysql, mariadb]
ALTER TABLE readings MODIFY taken TEXT NULL

[mssql]
ALTER TABLE readings ALTER COLUMN taken TEXT NULL

[oracle]
ALTER TABLE readings MODIFY taken NULL

[postgresql, sqlite]
ALTER TABLE readings ALTER COLUMN taken DROP NOT NULL

[sqlite]
ALTER TABLE readings ALTER COLUMN taken TYPE TEXT

[oracle]
ALTER TABLE readings MODIFY taken CLOB

[postgresql]
ALTER TABLE readings ALTER COLUMN value TYPE VARCHAR(20) USING value::varchar

[mysql, mariadb]
ALTER TABLE readings MODIFY value VARCHAR(20) NULL

[sqlite]
ALTER TABLE readings ALTER COLUMN value TYPE VARCHAR(20)

[mssql]
ALTER TABLE readings ALTER COLUMN value VARCHAR(20) NULL

[oracle]
ALTER TABLE readings MODIFY value VARCHAR2(20 CHAR)

@delete deac4f038d97

@commit
