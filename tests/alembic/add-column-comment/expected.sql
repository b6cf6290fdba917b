# upgrade

@begin

@version_table

-- Running upgrade  -> ac5d52353f99

[postgresql, sqlite]
ALTER TABLE products ADD COLUMN sku VARCHAR(32)

[mysql, mariadb]
ALTER TABLE products ADD COLUMN sku VARCHAR(32) COMMENT 'stock keeping unit'

[oracle]
ALTER TABLE products ADD sku VARCHAR2(32 CHAR)

[postgresql, oracle]
COMMENT ON COLUMN products.sku IS 'stock keeping unit'

[postgresql, sqlite]
ALTER TABLE shop.products ADD COLUMN tax NUMERIC(4, 2) DEFAULT '0' NOT NULL

[mysql, mariadb]
ALTER TABLE shop.products ADD COLUMN tax NUMERIC(4, 2) NOT NULL COMMENT 'VAT, e.g. ''19%''' DEFAULT '0'

[oracle]
ALTER TABLE shop.products ADD tax NUMERIC(4, 2) DEFAULT '0' NOT NULL

[postgresql, oracle]
COMMENT ON COLUMN shop.products.tax IS 'VAT, e.g. ''19%'''

@insert ac5d52353f99

@commit

[mssql] raises AttributeError: 'NoneType' object has no attribute 'startswith'

# downgrade

@begin

-- Running downgrade ac5d52353f99 ->

[all]
ALTER TABLE shop.products DROP COLUMN tax

[all]
ALTER TABLE products DROP COLUMN sku

@delete ac5d52353f99

@commit
