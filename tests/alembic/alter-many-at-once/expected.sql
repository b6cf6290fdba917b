# upgrade

@begin

@version_table

-- Running upgrade  -> 145598b956a8

[postgresql]
ALTER TABLE billing.invoices ALTER COLUMN amt TYPE NUMERIC(12, 2)

[mysql, mariadb]
ALTER TABLE billing.invoices CHANGE amt amount NUMERIC(12, 2) NOT NULL DEFAULT '0.00' COMMENT 'gross amount'

[oracle]
ALTER TABLE billing.invoices MODIFY amt NOT NULL

[mssql]
declare @const_name varchar(256)
select @const_name = QUOTENAME([name]) from sys.default_constraints
where parent_object_id = object_id('billing.invoices')
and col_name(parent_object_id, parent_column_id) = 'amt'
exec('alter table billing.invoices drop constraint ' + @const_name)

[postgresql]
ALTER TABLE billing.invoices ALTER COLUMN amt SET NOT NULL

[mssql]
ALTER TABLE billing.invoices ALTER COLUMN amt NUMERIC(12, 2) NOT NULL

[oracle]
ALTER TABLE billing.invoices MODIFY amt DEFAULT '0.00'

[mssql]
exec sp_addextendedproperty 'MS_Description', N'gross amount', 'schema', billing, 'table', invoices, 'column', amt

[postgresql]
ALTER TABLE billing.invoices ALTER COLUMN amt SET DEFAULT '0.00'

[mssql]
ALTER TABLE billing.invoices ADD DEFAULT '0.00' FOR amt

[oracle]
ALTER TABLE billing.invoices MODIFY amt NUMERIC(12, 2)

[postgresql]
COMMENT ON COLUMN billing.invoices.amt IS 'gross amount'

[oracle]
COMMENT ON COLUMN invoices.amt IS 'gross amount'

[postgresql]
ALTER TABLE billing.invoices RENAME amt TO amount

[oracle]
ALTER TABLE billing.invoices RENAME COLUMN amt TO amount

[mssql]
EXEC sp_rename 'billing.invoices.amt', amount, 'COLUMN'

@insert 145598b956a8

@commit

[sqlite] raises UnsupportedCompilationError: Compiler <sqlalchemy.dialects.sqlite.base.SQLiteDDLCompiler object> can't render element of type <class 'alembic.ddl.base.ColumnComment'>: <class 'alembic.ddl.base.ColumnComment'> construct has no default compilation handler.

# downgrade

@begin

-- Running downgrade 145598b956a8 ->

[mssql]
declare @const_name varchar(256)
select @const_name = QUOTENAME([name]) from sys.default_constraints
where parent_object_id = object_id('billing.invoices')
and col_name(parent_object_id, parent_column_id) = 'amount'
exec('alter table billing.invoices drop constraint ' + @const_name)

[postgresql]
ALTER TABLE billing.invoices ALTER COLUMN amount TYPE INTEGER

[mssql]
ALTER TABLE billing.invoices ALTER COLUMN amount INTEGER NULL

[oracle]
ALTER TABLE billing.invoices MODIFY amount NULL

[postgresql]
ALTER TABLE billing.invoices ALTER COLUMN amount DROP NOT NULL

[oracle]
ALTER TABLE billing.invoices MODIFY amount DEFAULT NULL

[postgresql]
ALTER TABLE billing.invoices ALTER COLUMN amount DROP DEFAULT

[oracle]
ALTER TABLE billing.invoices MODIFY amount INTEGER

[postgresql]
COMMENT ON COLUMN billing.invoices.amount IS NULL

[oracle]
COMMENT ON COLUMN invoices.amount IS ''

[postgresql]
ALTER TABLE billing.invoices RENAME amount TO amt

[mysql, mariadb]
ALTER TABLE billing.invoices CHANGE amount amt INTEGER NULL

[oracle]
ALTER TABLE billing.invoices RENAME COLUMN amount TO amt

[mssql]
exec sp_dropextendedproperty 'MS_Description', 'schema', billing, 'table', invoices, 'column', amount

[mssql]
EXEC sp_rename 'billing.invoices.amount', amt, 'COLUMN'

@delete 145598b956a8

@commit

[sqlite] raises UnsupportedCompilationError: Compiler <sqlalchemy.dialects.sqlite.base.SQLiteDDLCompiler object> can't render element of type <class 'alembic.ddl.base.ColumnComment'>: <class 'alembic.ddl.base.ColumnComment'> construct has no default compilation handler.
