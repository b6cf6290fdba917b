# upgrade

@begin

@version_table

-- Running upgrade  -> 4f4af6f29770

[mssql]
SET IDENTITY_INSERT texts ON

[postgresql, mysql, sqlite, mssql, oracle]
INSERT INTO texts (id, body) VALUES (1, 'it''s')

[mariadb]
INSERT INTO texts (id, `body`) VALUES (1, 'it''s')

[postgresql, mysql, sqlite, mssql, oracle]
INSERT INTO texts (id, body) VALUES (2, 'say "hi"')

[mariadb]
INSERT INTO texts (id, `body`) VALUES (2, 'say "hi"')

[postgresql, mysql, sqlite, mssql, oracle]
INSERT INTO texts (id, body) VALUES (3, '100% of :nothing')

[mariadb]
INSERT INTO texts (id, `body`) VALUES (3, '100% of :nothing')

[postgresql, sqlite, mssql, oracle]
INSERT INTO texts (id, body) VALUES (4, 'C:\temp\new')

[mysql]
INSERT INTO texts (id, body) VALUES (4, 'C:\\temp\\new')

[mariadb]
INSERT INTO texts (id, `body`) VALUES (4, 'C:\\temp\\new')

[postgresql, mysql, sqlite, mssql, oracle]
INSERT INTO texts (id, body) VALUES (5, 'naïve café – ☕ 日本')

[mariadb]
INSERT INTO texts (id, `body`) VALUES (5, 'naïve café – ☕ 日本')

[postgresql, mysql, sqlite, mssql, oracle]
INSERT INTO texts (id, body) VALUES (6, 'line one
line two')

[mariadb]
INSERT INTO texts (id, `body`) VALUES (6, 'line one
line two')

[postgresql, mysql, sqlite, mssql, oracle]
INSERT INTO texts (id, body) VALUES (7, '')

[mariadb]
INSERT INTO texts (id, `body`) VALUES (7, '')

[postgresql, mysql, sqlite, mssql, oracle]
INSERT INTO texts (id, body) VALUES (8, 'a;b -- c /* d */')

[mariadb]
INSERT INTO texts (id, `body`) VALUES (8, 'a;b -- c /* d */')

[mssql]
SET IDENTITY_INSERT texts OFF

@insert 4f4af6f29770

@commit

# downgrade

@begin

-- Running downgrade 4f4af6f29770 ->

[all]
DELETE FROM texts WHERE id <= 8

@delete 4f4af6f29770

@commit
