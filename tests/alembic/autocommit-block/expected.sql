# upgrade

@begin

@version_table

-- Running upgrade  -> cb39b4a3508d

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE orders ADD COLUMN note TEXT

[mssql]
ALTER TABLE orders ADD note TEXT NULL

[oracle]
ALTER TABLE orders ADD note CLOB

@commit

[all]
ALTER TYPE order_state ADD VALUE 'refunded'

[all]
ALTER TYPE order_state ADD VALUE IF NOT EXISTS 'disputed' AFTER 'paid'

@begin

[all]
UPDATE orders SET note = '' WHERE note IS NULL

@insert cb39b4a3508d

@commit

# downgrade

@begin

-- Running downgrade cb39b4a3508d ->

[all]
ALTER TABLE orders DROP COLUMN note

@delete cb39b4a3508d

@commit
