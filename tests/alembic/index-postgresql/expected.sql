# upgrade

@begin

@version_table

-- Running upgrade  -> 02c58adb4c6c

[postgresql]
CREATE INDEX ix_tasks_open ON tasks (owner_id) WHERE state = 'open'

[mysql, mariadb, sqlite, mssql, oracle]
CREATE INDEX ix_tasks_open ON tasks (owner_id)

[postgresql]
CREATE INDEX ix_tasks_tags ON tasks USING gin (tags)

[mysql, mariadb, sqlite, mssql, oracle]
CREATE INDEX ix_tasks_tags ON tasks (tags)

[postgresql]
CREATE INDEX ix_tasks_due ON tasks (due) INCLUDE (title, state)

[mysql, mariadb, sqlite, mssql, oracle]
CREATE INDEX ix_tasks_due ON tasks (due)

[postgresql]
CREATE INDEX ix_tasks_title_trgm ON tasks USING gist (title gist_trgm_ops)

[mysql, mariadb, sqlite, mssql, oracle]
CREATE INDEX ix_tasks_title_trgm ON tasks (title)

[postgresql]
CREATE INDEX ix_tasks_fill ON tasks (created_at) WITH (fillfactor = 50) TABLESPACE idx

[mysql, mariadb, sqlite, mssql, oracle]
CREATE INDEX ix_tasks_fill ON tasks (created_at)

[postgresql]
CREATE UNIQUE INDEX uq_tasks_ext ON tasks (ext_id) NULLS NOT DISTINCT

[mysql, mariadb, sqlite, mssql, oracle]
CREATE UNIQUE INDEX uq_tasks_ext ON tasks (ext_id)

[postgresql]
CREATE UNIQUE INDEX ix_tasks_all ON work.tasks USING btree (a, b) INCLUDE (c) WHERE a > 0

[mysql, mariadb, mssql]
CREATE UNIQUE INDEX ix_tasks_all ON work.tasks (a, b)

[sqlite]
CREATE UNIQUE INDEX work.ix_tasks_all ON tasks (a, b)

[oracle]
CREATE UNIQUE INDEX work.ix_tasks_all ON work.tasks (a, b)

@insert 02c58adb4c6c

@commit

# downgrade

@begin

-- Running downgrade 02c58adb4c6c ->

[postgresql, sqlite, oracle]
DROP INDEX work.ix_tasks_all

[mysql, mariadb, mssql]
DROP INDEX ix_tasks_all ON work.tasks

[postgresql, sqlite, oracle]
DROP INDEX uq_tasks_ext

[mysql, mariadb, mssql]
DROP INDEX uq_tasks_ext ON tasks

[postgresql, sqlite, oracle]
DROP INDEX ix_tasks_fill

[mysql, mariadb, mssql]
DROP INDEX ix_tasks_fill ON tasks

[postgresql, sqlite, oracle]
DROP INDEX ix_tasks_title_trgm

[mysql, mariadb, mssql]
DROP INDEX ix_tasks_title_trgm ON tasks

[postgresql, sqlite, oracle]
DROP INDEX ix_tasks_due

[mysql, mariadb, mssql]
DROP INDEX ix_tasks_due ON tasks

[postgresql, sqlite, oracle]
DROP INDEX ix_tasks_tags

[mysql, mariadb, mssql]
DROP INDEX ix_tasks_tags ON tasks

[postgresql, sqlite, oracle]
DROP INDEX ix_tasks_open

[mysql, mariadb, mssql]
DROP INDEX ix_tasks_open ON tasks

@delete 02c58adb4c6c

@commit
