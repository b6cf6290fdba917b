# upgrade

@begin

@version_table

-- Running upgrade  -> 297d10d04523

[postgresql, oracle]
COMMENT ON COLUMN parts.weight IS 'weight in grams'

[postgresql]
COMMENT ON COLUMN plant.parts.size IS 'it''s in mm'

[oracle]
COMMENT ON COLUMN parts.size IS 'it''s in mm'

[postgresql]
COMMENT ON COLUMN plant.parts.colour IS NULL

[oracle]
COMMENT ON COLUMN parts.colour IS ''

[mysql, mariadb]
ALTER TABLE parts MODIFY weight INTEGER NULL COMMENT 'weight in grams'

[mysql, mariadb]
ALTER TABLE plant.parts MODIFY size VARCHAR(10) NOT NULL COMMENT 'it''s in mm'

[mysql, mariadb]
ALTER TABLE plant.parts MODIFY colour VARCHAR(10) NOT NULL

@insert 297d10d04523

@commit

[sqlite] raises UnsupportedCompilationError: Compiler <sqlalchemy.dialects.sqlite.base.SQLiteDDLCompiler object> can't render element of type <class 'alembic.ddl.base.ColumnComment'>: <class 'alembic.ddl.base.ColumnComment'> construct has no default compilation handler.

[mssql] raises AssertionError

# downgrade

@begin

-- Running downgrade 297d10d04523 ->

[postgresql]
COMMENT ON COLUMN plant.parts.colour IS 'obsolete'

[oracle]
COMMENT ON COLUMN parts.colour IS 'obsolete'

[postgresql]
COMMENT ON COLUMN plant.parts.size IS 'size'

[oracle]
COMMENT ON COLUMN parts.size IS 'size'

[postgresql]
COMMENT ON COLUMN parts.weight IS NULL

[oracle]
COMMENT ON COLUMN parts.weight IS ''

[mysql, mariadb]
ALTER TABLE plant.parts MODIFY colour VARCHAR(10) NOT NULL COMMENT 'obsolete'

[mysql, mariadb]
ALTER TABLE plant.parts MODIFY size VARCHAR(10) NOT NULL COMMENT 'size'

[mysql, mariadb]
ALTER TABLE parts MODIFY weight INTEGER NULL

@delete 297d10d04523

@commit

[sqlite] raises UnsupportedCompilationError: Compiler <sqlalchemy.dialects.sqlite.base.SQLiteDDLCompiler object> can't render element of type <class 'alembic.ddl.base.ColumnComment'>: <class 'alembic.ddl.base.ColumnComment'> construct has no default compilation handler.

[mssql] raises AssertionError
