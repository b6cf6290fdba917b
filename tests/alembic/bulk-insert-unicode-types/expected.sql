# upgrade

@begin

@version_table

-- Running upgrade  -> 7aa7799700f7

[mssql]
SET IDENTITY_INSERT i18n.labels ON

[postgresql, sqlite]
INSERT INTO i18n.labels (id, text, long, kind) VALUES (1, 'grün', 'l''été', 'a')

[mysql, mariadb]
INSERT INTO i18n.labels (id, text, `long`, kind) VALUES (1, 'grün', 'l''été', 'a')

[mssql]
INSERT INTO i18n.labels (id, text, long, kind) VALUES (1, N'grün', N'l''été', 'a')

[oracle]
INSERT INTO i18n.labels (id, text, "long", kind) VALUES (1, 'grün', 'l''été', 'a')

[postgresql, mysql, mariadb, sqlite, oracle]
INSERT INTO i18n.labels (id, text) VALUES (2, 'x')

[mssql]
INSERT INTO i18n.labels (id, text) VALUES (2, N'x')

[mssql]
SET IDENTITY_INSERT i18n.labels OFF

[mssql]
SET IDENTITY_INSERT i18n.labels ON

[mssql]
SET IDENTITY_INSERT i18n.labels OFF

[mssql]
SET IDENTITY_INSERT i18n.labels ON

[all]
INSERT INTO i18n.labels (id, kind) VALUES (3, 'b')

[mssql]
SET IDENTITY_INSERT i18n.labels OFF

@insert 7aa7799700f7

@commit

# downgrade

@begin

-- Running downgrade 7aa7799700f7 ->

[all]
DELETE FROM i18n.labels

@delete 7aa7799700f7

@commit
