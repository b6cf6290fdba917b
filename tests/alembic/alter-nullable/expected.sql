# upgrade

@begin

@version_table

-- Running upgrade  -> 70ec0e74bca0

[postgresql, sqlite]
ALTER TABLE orders ALTER COLUMN customer_id SET NOT NULL

[mysql, mariadb]
ALTER TABLE orders MODIFY customer_id INTEGER NOT NULL

[mssql]
ALTER TABLE orders ALTER COLUMN customer_id INTEGER NOT NULL

[oracle]
ALTER TABLE orders MODIFY customer_id NOT NULL

[postgresql, sqlite]
ALTER TABLE orders ALTER COLUMN note DROP NOT NULL

[mysql, mariadb]
ALTER TABLE orders MODIFY note VARCHAR(300) NULL

[mssql]
ALTER TABLE orders ALTER COLUMN note VARCHAR(300) NULL

[oracle]
ALTER TABLE orders MODIFY note NULL

[postgresql, sqlite]
ALTER TABLE sales.orders ALTER COLUMN placed_at SET NOT NULL

[mysql, mariadb]
ALTER TABLE sales.orders CHANGE placed_at placed_at DATETIME NOT NULL

[mssql]
ALTER TABLE sales.orders ALTER COLUMN placed_at DATETIME NOT NULL

[oracle]
ALTER TABLE sales.orders MODIFY placed_at NOT NULL

@insert 70ec0e74bca0

@commit

# downgrade

@begin

-- Running downgrade 70ec0e74bca0 ->

[postgresql, sqlite]
ALTER TABLE sales.orders ALTER COLUMN placed_at DROP NOT NULL

[mysql, mariadb]
ALTER TABLE sales.orders CHANGE placed_at placed_at DATETIME NULL

[mssql]
ALTER TABLE sales.orders ALTER COLUMN placed_at DATETIME NULL

[oracle]
ALTER TABLE sales.orders MODIFY placed_at NULL

[postgresql, sqlite]
ALTER TABLE orders ALTER COLUMN note SET NOT NULL

[mysql, mariadb]
ALTER TABLE orders MODIFY note VARCHAR(300) NOT NULL

[mssql]
ALTER TABLE orders ALTER COLUMN note VARCHAR(300) NOT NULL

[oracle]
ALTER TABLE orders MODIFY note NOT NULL

[postgresql, sqlite]
ALTER TABLE orders ALTER COLUMN customer_id DROP NOT NULL

[mysql, mariadb]
ALTER TABLE orders MODIFY customer_id INTEGER NULL

[mssql]
ALTER TABLE orders ALTER COLUMN customer_id INTEGER NULL

[oracle]
ALTER TABLE orders MODIFY customer_id NULL

@delete 70ec0e74bca0

@commit
