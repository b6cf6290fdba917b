# upgrade

@begin

@version_table

-- Running upgrade  -> 5f51a0212595

[postgresql, sqlite]
ALTER TABLE flags ALTER COLUMN on_off TYPE BOOLEAN

[mysql, mariadb]
ALTER TABLE flags MODIFY on_off BOOL NOT NULL

[mssql]
ALTER TABLE flags ALTER COLUMN on_off BIT NOT NULL

[oracle]
ALTER TABLE flags MODIFY on_off BOOLEAN

[postgresql, mssql, oracle]
ALTER TABLE flags DROP CONSTRAINT ck_flags_mode

[mysql, mariadb]
ALTER TABLE flags ADD CONSTRAINT ck_flags_on_off CHECK (on_off IN (0, 1))

[postgresql, sqlite]
ALTER TABLE flags ALTER COLUMN mode TYPE VARCHAR(10)

[mysql, mariadb]
ALTER TABLE flags MODIFY mode VARCHAR(10) NULL

[mssql]
ALTER TABLE flags ALTER COLUMN mode VARCHAR(10) NULL

[oracle]
ALTER TABLE flags MODIFY "mode" VARCHAR2(10 CHAR)

@insert 5f51a0212595

@commit

# downgrade

@begin

-- Running downgrade 5f51a0212595 ->

[postgresql, sqlite]
ALTER TABLE flags ALTER COLUMN mode TYPE VARCHAR(1)

[mysql, mariadb]
ALTER TABLE flags MODIFY mode VARCHAR(1) NULL

[mssql]
ALTER TABLE flags ALTER COLUMN mode VARCHAR(1) NULL

[oracle]
ALTER TABLE flags MODIFY "mode" VARCHAR(1 CHAR)

[postgresql, mysql, mariadb, mssql]
ALTER TABLE flags ADD CONSTRAINT ck_flags_mode CHECK (mode IN ('a', 'b'))

[oracle]
ALTER TABLE flags ADD CONSTRAINT ck_flags_mode CHECK ("mode" IN ('a', 'b'))

[postgresql, sqlite]
ALTER TABLE flags ALTER COLUMN on_off TYPE INTEGER

[mysql, mariadb]
ALTER TABLE flags MODIFY on_off INTEGER NOT NULL

[mssql]
ALTER TABLE flags ALTER COLUMN on_off INTEGER NOT NULL

[oracle]
ALTER TABLE flags MODIFY on_off INTEGER

@delete 5f51a0212595

@commit
