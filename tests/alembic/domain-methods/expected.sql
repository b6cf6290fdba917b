# upgrade

@begin

@version_table

-- Running upgrade  -> 5e6071b2d3c5

[all]
CREATE SCHEMA shop

[all]
CREATE DOMAIN "Code" AS VARCHAR(8) COLLATE "C" DEFAULT 'it''s' CONSTRAINT ck_code CHECK (VALUE <> '')

[all]
CREATE DOMAIN shop.price AS NUMERIC(10, 2) CHECK (VALUE > 0)

@insert 5e6071b2d3c5

@commit

# downgrade

@begin

-- Running downgrade 5e6071b2d3c5 ->

[all]
DROP DOMAIN shop.price

[all]
DROP DOMAIN "Code"

[all]
DROP SCHEMA shop

@delete 5e6071b2d3c5

@commit
