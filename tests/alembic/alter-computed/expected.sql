# upgrade

[postgresql, mysql, mariadb, sqlite, mssql, oracle] raises CompileError: Adding or removing a "computed" construct, e.g. GENERATED ALWAYS AS, to or from an existing column is not supported.

# downgrade

@begin

-- Running downgrade a4ed64f40655 ->

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE boxes ALTER COLUMN area DROP DEFAULT

[oracle]
ALTER TABLE boxes MODIFY area DEFAULT NULL

[mssql]
declare @const_name varchar(256)
select @const_name = QUOTENAME([name]) from sys.default_constraints
where parent_object_id = object_id('boxes')
and col_name(parent_object_id, parent_column_id) = 'area'
exec('alter table boxes drop constraint ' + @const_name)

@delete a4ed64f40655

@commit
