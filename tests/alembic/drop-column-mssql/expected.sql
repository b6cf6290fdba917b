# upgrade

@begin

@version_table

-- Running upgrade  -> 38a1a16d1e91

[mssql]
declare @const_name varchar(256)
select @const_name = QUOTENAME([name]) from sys.default_constraints
where parent_object_id = object_id('users')
and col_name(parent_object_id, parent_column_id) = 'visits'
exec('alter table users drop constraint ' + @const_name)

[all]
ALTER TABLE users DROP COLUMN visits

[mssql]
declare @const_name varchar(256)
select @const_name = QUOTENAME([name]) from sys.check_constraints
where parent_object_id = object_id('users')
and col_name(parent_object_id, parent_column_id) = 'age'
exec('alter table users drop constraint ' + @const_name)

[all]
ALTER TABLE users DROP COLUMN age

[mssql]
declare @const_name varchar(256)
select @const_name = QUOTENAME([name]) from
sys.foreign_keys fk join sys.foreign_key_columns fkc
on fk.object_id=fkc.constraint_object_id
where fkc.parent_object_id = object_id('users')
and col_name(fkc.parent_object_id, fkc.parent_column_id) = 'team_id'
exec('alter table users drop constraint ' + @const_name)

[all]
ALTER TABLE users DROP COLUMN team_id

[mssql]
declare @const_name varchar(256)
select @const_name = QUOTENAME([name]) from sys.default_constraints
where parent_object_id = object_id('sales.Line Items')
and col_name(parent_object_id, parent_column_id) = 'Unit Price'
exec('alter table sales.[Line Items] drop constraint ' + @const_name)

[mssql]
declare @const_name varchar(256)
select @const_name = QUOTENAME([name]) from sys.check_constraints
where parent_object_id = object_id('sales.Line Items')
and col_name(parent_object_id, parent_column_id) = 'Unit Price'
exec('alter table sales.[Line Items] drop constraint ' + @const_name)

[postgresql, sqlite, oracle]
ALTER TABLE sales."Line Items" DROP COLUMN "Unit Price"

[mysql, mariadb]
ALTER TABLE sales.`Line Items` DROP COLUMN `Unit Price`

[mssql]
ALTER TABLE sales.[Line Items] DROP COLUMN [Unit Price]

@insert 38a1a16d1e91

@commit

# downgrade

@begin

-- Running downgrade 38a1a16d1e91 ->

[postgresql, sqlite]
ALTER TABLE sales."Line Items" ADD COLUMN "Unit Price" NUMERIC(9, 2)

[mysql, mariadb]
ALTER TABLE sales.`Line Items` ADD COLUMN `Unit Price` NUMERIC(9, 2)

[mssql]
ALTER TABLE sales.[Line Items] ADD [Unit Price] NUMERIC(9, 2) NULL

[oracle]
ALTER TABLE sales."Line Items" ADD "Unit Price" NUMERIC(9, 2)

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE users ADD COLUMN team_id INTEGER

[mssql]
ALTER TABLE users ADD team_id INTEGER NULL

[oracle]
ALTER TABLE users ADD team_id INTEGER

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE users ADD COLUMN age INTEGER

[mssql]
ALTER TABLE users ADD age INTEGER NULL

[oracle]
ALTER TABLE users ADD age INTEGER

[postgresql, sqlite]
ALTER TABLE users ADD COLUMN visits INTEGER DEFAULT '0' NOT NULL

[mysql, mariadb]
ALTER TABLE users ADD COLUMN visits INTEGER NOT NULL DEFAULT '0'

[mssql]
ALTER TABLE users ADD visits INTEGER NOT NULL DEFAULT '0'

[oracle]
ALTER TABLE users ADD visits INTEGER DEFAULT '0' NOT NULL

@delete 38a1a16d1e91

@commit
