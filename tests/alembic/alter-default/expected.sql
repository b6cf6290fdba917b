# upgrade

@begin

@version_table

-- Running upgrade  -> f171f6f46828

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE jobs ALTER COLUMN state SET DEFAULT 'queued'

[mssql]
ALTER TABLE jobs ADD DEFAULT 'queued' FOR state

[oracle]
ALTER TABLE jobs MODIFY state DEFAULT 'queued'

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE jobs ALTER COLUMN priority SET DEFAULT 5

[mssql]
ALTER TABLE jobs ADD DEFAULT 5 FOR priority

[oracle]
ALTER TABLE jobs MODIFY priority DEFAULT 5

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE jobs ALTER COLUMN attempts DROP DEFAULT

[oracle]
ALTER TABLE jobs MODIFY attempts DEFAULT NULL

[mssql]
declare @const_name varchar(256)
select @const_name = QUOTENAME([name]) from sys.default_constraints
where parent_object_id = object_id('jobs')
and col_name(parent_object_id, parent_column_id) = 'attempts'
exec('alter table jobs drop constraint ' + @const_name)

[postgresql, mysql, mariadb]
ALTER TABLE jobs ALTER COLUMN run_at SET DEFAULT now()

[sqlite]
ALTER TABLE jobs ALTER COLUMN run_at SET DEFAULT CURRENT_TIMESTAMP

[mssql]
ALTER TABLE jobs ADD DEFAULT CURRENT_TIMESTAMP FOR run_at

[oracle]
ALTER TABLE jobs MODIFY run_at DEFAULT CURRENT_TIMESTAMP

[mssql]
declare @const_name varchar(256)
select @const_name = QUOTENAME([name]) from sys.default_constraints
where parent_object_id = object_id('jobs')
and col_name(parent_object_id, parent_column_id) = 'label'
exec('alter table jobs drop constraint ' + @const_name)

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE jobs ALTER COLUMN label SET DEFAULT 'job''s'

[mssql]
ALTER TABLE jobs ADD DEFAULT 'job''s' FOR label

[oracle]
ALTER TABLE jobs MODIFY label DEFAULT 'job''s'

@insert f171f6f46828

@commit

# downgrade

@begin

-- Running downgrade f171f6f46828 ->

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE jobs ALTER COLUMN label SET DEFAULT 'x'

[mssql]
ALTER TABLE jobs ADD DEFAULT 'x' FOR label

[oracle]
ALTER TABLE jobs MODIFY label DEFAULT 'x'

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE jobs ALTER COLUMN run_at DROP DEFAULT

[oracle]
ALTER TABLE jobs MODIFY run_at DEFAULT NULL

[mssql]
declare @const_name varchar(256)
select @const_name = QUOTENAME([name]) from sys.default_constraints
where parent_object_id = object_id('jobs')
and col_name(parent_object_id, parent_column_id) = 'run_at'
exec('alter table jobs drop constraint ' + @const_name)

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE jobs ALTER COLUMN attempts SET DEFAULT 0

[mssql]
ALTER TABLE jobs ADD DEFAULT 0 FOR attempts

[oracle]
ALTER TABLE jobs MODIFY attempts DEFAULT 0

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE jobs ALTER COLUMN priority DROP DEFAULT

[oracle]
ALTER TABLE jobs MODIFY priority DEFAULT NULL

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE jobs ALTER COLUMN state DROP DEFAULT

[oracle]
ALTER TABLE jobs MODIFY state DEFAULT NULL

[mssql]
declare @const_name varchar(256)
select @const_name = QUOTENAME([name]) from sys.default_constraints
where parent_object_id = object_id('jobs')
and col_name(parent_object_id, parent_column_id) = 'priority'
exec('alter table jobs drop constraint ' + @const_name)

[mssql]
declare @const_name varchar(256)
select @const_name = QUOTENAME([name]) from sys.default_constraints
where parent_object_id = object_id('jobs')
and col_name(parent_object_id, parent_column_id) = 'state'
exec('alter table jobs drop constraint ' + @const_name)

@delete f171f6f46828

@commit
