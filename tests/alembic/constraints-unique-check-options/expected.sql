# upgrade

@begin

@version_table

-- Running upgrade  -> de0f303f2544

[all]
ALTER TABLE slots ADD CONSTRAINT uq_slots UNIQUE (room, hour) DEFERRABLE INITIALLY DEFERRED

[postgresql]
ALTER TABLE cal.slots ADD CONSTRAINT uq_slots_code UNIQUE NULLS NOT DISTINCT (code)

[mysql, mariadb, mssql, oracle]
ALTER TABLE cal.slots ADD CONSTRAINT uq_slots_code UNIQUE (code)

[all]
ALTER TABLE slots ADD CONSTRAINT ck_slots_hour CHECK (hour BETWEEN 0 AND 23)

[postgresql]
ALTER TABLE slots ADD CONSTRAINT ck_slots_room CHECK (room IN ('A', 'B', 'C%')) NOT VALID

[mysql, mariadb, mssql, oracle]
ALTER TABLE slots ADD CONSTRAINT ck_slots_room CHECK (room IN ('A', 'B', 'C%'))

[postgresql, mysql, mariadb, oracle]
ALTER TABLE cal.slots ADD CONSTRAINT ck_slots_len CHECK (length(code) = 6)

[mssql]
ALTER TABLE cal.slots ADD CONSTRAINT ck_slots_len CHECK (LEN(code) = 6)

@insert de0f303f2544

@commit

# downgrade

@begin

-- Running downgrade de0f303f2544 ->

[postgresql, mariadb, mssql, oracle]
ALTER TABLE cal.slots DROP CONSTRAINT ck_slots_len

[mysql]
ALTER TABLE cal.slots DROP CHECK ck_slots_len

[postgresql, mariadb, mssql, oracle]
ALTER TABLE slots DROP CONSTRAINT ck_slots_room

[mysql]
ALTER TABLE slots DROP CHECK ck_slots_room

[postgresql, mariadb, mssql, oracle]
ALTER TABLE slots DROP CONSTRAINT ck_slots_hour

[mysql]
ALTER TABLE slots DROP CHECK ck_slots_hour

[postgresql, mssql, oracle]
ALTER TABLE cal.slots DROP CONSTRAINT uq_slots_code

[mysql, mariadb]
ALTER TABLE cal.slots DROP INDEX uq_slots_code

[postgresql, mssql, oracle]
ALTER TABLE slots DROP CONSTRAINT uq_slots

[mysql, mariadb]
ALTER TABLE slots DROP INDEX uq_slots

@delete de0f303f2544

@commit
