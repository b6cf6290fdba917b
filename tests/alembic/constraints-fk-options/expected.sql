# upgrade

@begin

@version_table

-- Running upgrade  -> 6c0aa4166a13

[postgresql, mysql, mariadb, mssql]
ALTER TABLE orders ADD CONSTRAINT fk_a FOREIGN KEY(customer_id) REFERENCES customers (id) ON DELETE CASCADE ON UPDATE RESTRICT

[oracle]
ALTER TABLE orders ADD CONSTRAINT fk_a FOREIGN KEY(customer_id) REFERENCES customers (id) ON DELETE CASCADE

[all]
ALTER TABLE orders ADD CONSTRAINT fk_b FOREIGN KEY(customer_id) REFERENCES customers (id) DEFERRABLE INITIALLY DEFERRED

[all]
ALTER TABLE orders ADD CONSTRAINT fk_c FOREIGN KEY(parent_id) REFERENCES orders (id) ON DELETE SET NULL

[postgresql, mssql, oracle]
ALTER TABLE sales.lines ADD CONSTRAINT fk_d FOREIGN KEY(order_no, order_year) REFERENCES core.orders (no, year)

[mysql, mariadb]
ALTER TABLE sales.`lines` ADD CONSTRAINT fk_d FOREIGN KEY(order_no, order_year) REFERENCES core.orders (no, year)

[all]
ALTER TABLE orders ADD FOREIGN KEY(clerk_id) REFERENCES users (id)

[postgresql]
ALTER TABLE orders ADD CONSTRAINT fk_e FOREIGN KEY(depot_id) REFERENCES depots (id) NOT DEFERRABLE NOT VALID

[mysql, mariadb, mssql, oracle]
ALTER TABLE orders ADD CONSTRAINT fk_e FOREIGN KEY(depot_id) REFERENCES depots (id) NOT DEFERRABLE

@insert 6c0aa4166a13

@commit

# downgrade

@begin

-- Running downgrade 6c0aa4166a13 ->

[postgresql, mssql, oracle]
ALTER TABLE orders DROP CONSTRAINT fk_e

[mysql, mariadb]
ALTER TABLE orders DROP FOREIGN KEY fk_e

[postgresql, mssql, oracle]
ALTER TABLE sales.lines DROP CONSTRAINT fk_d

[mysql, mariadb]
ALTER TABLE sales.`lines` DROP FOREIGN KEY fk_d

[postgresql, mssql, oracle]
ALTER TABLE orders DROP CONSTRAINT fk_c

[mysql, mariadb]
ALTER TABLE orders DROP FOREIGN KEY fk_c

[postgresql, mssql, oracle]
ALTER TABLE orders DROP CONSTRAINT fk_b

[mysql, mariadb]
ALTER TABLE orders DROP FOREIGN KEY fk_b

[postgresql, mssql, oracle]
ALTER TABLE orders DROP CONSTRAINT fk_a

[mysql, mariadb]
ALTER TABLE orders DROP FOREIGN KEY fk_a

@delete 6c0aa4166a13

@commit
