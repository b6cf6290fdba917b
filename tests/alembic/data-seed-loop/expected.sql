# upgrade

@begin

@version_table

-- Running upgrade  -> e4c34f681985

[mssql]
SET IDENTITY_INSERT permissions ON

[all]
INSERT INTO permissions (code, label) VALUES ('orders.read', 'Read orders')

[all]
INSERT INTO permissions (code, label) VALUES ('orders.write', 'Write orders')

[all]
INSERT INTO permissions (code, label) VALUES ('users.read', 'Read users')

[all]
INSERT INTO permissions (code, label) VALUES ('users.write', 'Write users')

[mssql]
SET IDENTITY_INSERT permissions OFF

[all]
INSERT INTO grants (code, grantee) VALUES ('orders.read', 'everyone')

[all]
INSERT INTO grants (code, grantee) VALUES ('users.write', 'admin''s group')

@insert e4c34f681985

@commit

# downgrade

@begin

-- Running downgrade e4c34f681985 ->

[all]
DELETE FROM permissions WHERE code LIKE 'users.%'

[all]
DELETE FROM permissions WHERE code LIKE 'orders.%'

@delete e4c34f681985

@commit
