# upgrade

[postgresql, mysql, mariadb, sqlite, mssql, oracle] raises CompileError: No literal value renderer is available for literal value "{'max': 10}" with datatype JSON

# downgrade

@begin

-- Running downgrade 22476eda5153 ->

[all]
DELETE FROM config WHERE key = 'limits'

@delete 22476eda5153

@commit
