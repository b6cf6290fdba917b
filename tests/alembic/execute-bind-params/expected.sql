# upgrade

@begin

@version_table

-- Running upgrade  -> f86d65f07097

[all]
UPDATE users SET name = 'O''Brien', age = 41 WHERE id = 7

[postgresql, mysql, mariadb, sqlite, mssql]
DELETE FROM users WHERE created < '2020-01-01'

[oracle]
DELETE FROM users WHERE created < TO_DATE('2020-01-01', 'YYYY-MM-DD')

[postgresql, mysql, mariadb]
UPDATE users SET active = true

[sqlite, mssql, oracle]
UPDATE users SET active = 1

@insert f86d65f07097

@commit

# downgrade

@begin

-- Running downgrade f86d65f07097 ->

@delete f86d65f07097

@commit
