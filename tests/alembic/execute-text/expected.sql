# upgrade

@begin

@version_table

-- Running upgrade  -> 75747460b220

[all]
UPDATE users SET discount = '10%' WHERE name LIKE 'A%'

[all]
UPDATE events SET at = '12:30:00' WHERE url = 'http://example.com'

[all]
UPDATE users SET note = 'it''s' WHERE id = 1;

[all]
UPDATE t SET a = ':escaped'

[all]
UPDATE t SET cast_me = x::text

[all]
SELECT 1

@insert 75747460b220

@commit

# downgrade

@begin

-- Running downgrade 75747460b220 ->

[all]
UPDATE users SET discount = NULL

@delete 75747460b220

@commit
