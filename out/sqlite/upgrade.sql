-- ==============================================================================
-- gensql upgrade script for SQLite
-- from:         base (no revision)
-- to:           head = 39e7d1b4a06c (see what sells)
-- written for:  SQLite 3.37 or newer (dialect sqlite)
-- size:         17 revisions, 45 steps, 88 statements
-- transaction:  one for the whole script, all or nothing
-- undo:         gen sql from the end to the start restores the structure
-- LOSES DATA:   step 43: what is dropped there is gone, and no script brings it back
-- files:        sha256 8d98551a75f70571e2a4d388b7d8590591e53b0ce986b490a09d4c9eb3239df6 of the revision files, oldest first
-- structure:    sha256 76569375cac200e8ef7599f668a1c8bc9af5a0f65c3fda7317cb590fe8ef48d4 after the last step
-- run with:     sqlite3 -bail DATABASE < FILE
-- ==============================================================================

.bail on
-- Stop at the first error; foreign keys are off while tables are built anew, and all of them are checked before COMMIT.
-- A table that holds columns, indexes or triggers which no revision knows is not built anew: the script stops.
PRAGMA foreign_keys = OFF;

-- Transaction begins: from here to COMMIT it is all or nothing.
BEGIN IMMEDIATE;

-- Guard: stops before the first change unless the version table holds nothing (or does not exist yet).
CREATE TEMP TABLE _gensql_guard (
    found TEXT,
    CONSTRAINT "gensql: this database is not at base, where the script starts; nothing was changed" CHECK (found = '')
);
SAVEPOINT gensql_guard;
CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL);
INSERT INTO _gensql_guard SELECT coalesce(group_concat(version_num, ', '), '') FROM (SELECT version_num FROM alembic_version ORDER BY version_num);
ROLLBACK TO gensql_guard;
RELEASE gensql_guard;
DROP TABLE _gensql_guard;

CREATE TABLE IF NOT EXISTS alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- ------------------------------------------------------------------------------
-- upgrade 286c2307065b: create cart tables
-- file: revisions/286c2307065b_create_cart_tables.toml
-- ------------------------------------------------------------------------------

-- [step 01/45] create table carts
CREATE TABLE carts (
    id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    state VARCHAR(20) DEFAULT 'open' NOT NULL,
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
    PRIMARY KEY (id)
);

CREATE INDEX ix_carts_user_id ON carts (user_id);

-- [step 02/45] create table cart_items
CREATE TABLE cart_items (
    id INTEGER NOT NULL,
    cart_id INTEGER NOT NULL,
    product_id INTEGER NOT NULL,
    quantity INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_cart_items_quantity CHECK (quantity > 0),
    FOREIGN KEY(cart_id) REFERENCES carts (id) ON DELETE CASCADE,
    CONSTRAINT uq_cart_items_cart_product UNIQUE (cart_id, product_id)
);

INSERT INTO alembic_version (version_num) VALUES ('286c2307065b');

-- ------------------------------------------------------------------------------
-- upgrade 5d0e94c1a7f2: fill the shelves
-- file: revisions/5d0e94c1a7f2_fill_the_shelves.toml
-- ------------------------------------------------------------------------------

-- [step 03/45] create table products
CREATE TABLE products (
    id INTEGER NOT NULL,
    sku VARCHAR(20) NOT NULL,
    title VARCHAR(120) NOT NULL,
    description TEXT,
    price NUMERIC(10, 2) NOT NULL,
    barcode INTEGER,
    weight_grams INTEGER,
    legacy_code VARCHAR(30),
    PRIMARY KEY (id),
    CONSTRAINT ck_products_price CHECK (price >= 0),
    CONSTRAINT ck_products_barcode CHECK (barcode > 0),
    CONSTRAINT uq_products_sku UNIQUE (sku)
);

CREATE INDEX ix_products_legacy_code ON products (legacy_code);

-- [step 04/45] create index ix_cart_items_product_id on cart_items
-- note: Comes before the foreign key, so that MySQL and MariaDB use this index and make none of their own.
-- note: done together with the next step

-- [step 05/45] add foreign key fk_cart_items_product_id to cart_items
-- note: The shop opens in March: no cart holds anything yet.
CREATE TEMP TABLE _gensql_unknown (
    name TEXT,
    CONSTRAINT "gensql: table cart_items holds what no revision tells of, which would be lost; everything is rolled back" CHECK (name IS NULL)
);
INSERT INTO _gensql_unknown SELECT name FROM pragma_table_info('cart_items') WHERE lower(name) NOT IN ('id', 'cart_id', 'product_id', 'quantity')
UNION ALL SELECT name FROM sqlite_master WHERE lower(tbl_name) = lower('cart_items') AND type IN ('index', 'trigger') AND sql IS NOT NULL AND lower(name) NOT IN ();
DROP TABLE _gensql_unknown;

CREATE TABLE _gensql_new_cart_items (
    id INTEGER NOT NULL,
    cart_id INTEGER NOT NULL,
    product_id INTEGER NOT NULL,
    quantity INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_cart_items_quantity CHECK (quantity > 0),
    FOREIGN KEY(cart_id) REFERENCES carts (id) ON DELETE CASCADE,
    CONSTRAINT fk_cart_items_product_id FOREIGN KEY(product_id) REFERENCES products (id),
    CONSTRAINT uq_cart_items_cart_product UNIQUE (cart_id, product_id)
);

INSERT INTO _gensql_new_cart_items (id, cart_id, product_id, quantity) SELECT cart_items.id, cart_items.cart_id, cart_items.product_id, cart_items.quantity FROM cart_items;

DROP TABLE cart_items;

ALTER TABLE _gensql_new_cart_items RENAME TO cart_items;

CREATE INDEX ix_cart_items_product_id ON cart_items (product_id);

UPDATE alembic_version SET version_num='5d0e94c1a7f2' WHERE alembic_version.version_num = '286c2307065b';

-- ------------------------------------------------------------------------------
-- upgrade b83f16d2e905: welcome customers
-- file: revisions/b83f16d2e905_welcome_customers.toml
-- ------------------------------------------------------------------------------

-- [step 06/45] create table customers
CREATE TABLE customers (
    id INTEGER NOT NULL,
    email VARCHAR(255) NOT NULL,
    full_name VARCHAR(120) NOT NULL,
    phone VARCHAR(30),
    newsletter BOOLEAN DEFAULT 0 NOT NULL,
    joined_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
    PRIMARY KEY (id)
);

-- [step 07/45] rename column user_id of carts to customer_id
-- note: Users are staff; those who fill carts are customers.
ALTER TABLE carts RENAME COLUMN user_id TO customer_id;

-- [step 08/45] rename index ix_carts_user_id of carts to ix_carts_customer_id
DROP INDEX ix_carts_user_id;

CREATE INDEX ix_carts_customer_id ON carts (customer_id);

-- [step 09/45] add foreign key fk_carts_customer_id to carts
CREATE TEMP TABLE _gensql_unknown (
    name TEXT,
    CONSTRAINT "gensql: table carts holds what no revision tells of, which would be lost; everything is rolled back" CHECK (name IS NULL)
);
INSERT INTO _gensql_unknown SELECT name FROM pragma_table_info('carts') WHERE lower(name) NOT IN ('id', 'customer_id', 'state', 'created_at')
UNION ALL SELECT name FROM sqlite_master WHERE lower(tbl_name) = lower('carts') AND type IN ('index', 'trigger') AND sql IS NOT NULL AND lower(name) NOT IN ('ix_carts_customer_id');
DROP TABLE _gensql_unknown;

CREATE TABLE _gensql_new_carts (
    id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    state VARCHAR(20) DEFAULT 'open' NOT NULL,
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_carts_customer_id FOREIGN KEY(customer_id) REFERENCES customers (id)
);

INSERT INTO _gensql_new_carts (id, customer_id, state, created_at) SELECT carts.id, carts.customer_id, carts.state, carts.created_at FROM carts;

DROP TABLE carts;

ALTER TABLE _gensql_new_carts RENAME TO carts;

CREATE INDEX ix_carts_customer_id ON carts (customer_id);

UPDATE alembic_version SET version_num='b83f16d2e905' WHERE alembic_version.version_num = '5d0e94c1a7f2';

-- ------------------------------------------------------------------------------
-- upgrade 0c7ae5184b36: one account per email
-- file: revisions/0c7ae5184b36_one_account_per_email.toml
-- ------------------------------------------------------------------------------

-- [step 10/45] create index ux_customers_email on customers
-- note: These engines tell Ada@example.org from ada@example.org; the shop does not.
CREATE UNIQUE INDEX ux_customers_email ON customers (lower(email));

UPDATE alembic_version SET version_num='0c7ae5184b36' WHERE alembic_version.version_num = 'b83f16d2e905';

-- ------------------------------------------------------------------------------
-- upgrade e419b7705fc8: hire three carriers
-- file: revisions/e419b7705fc8_hire_three_carriers.toml
-- ------------------------------------------------------------------------------

-- [step 11/45] create table carriers
CREATE TABLE carriers (
    id SMALLINT NOT NULL,
    code VARCHAR(10) NOT NULL,
    title VARCHAR(20) NOT NULL,
    price NUMERIC(6, 2) NOT NULL,
    CONSTRAINT pk_carriers PRIMARY KEY (id)
);

CREATE UNIQUE INDEX ux_carriers_code ON carriers (code);

-- [step 12/45] insert 3 rows into carriers
INSERT INTO carriers (id, code, title, price) VALUES (1, 'post', 'Parcel post', 4.90);

INSERT INTO carriers (id, code, title, price) VALUES (2, 'courier', 'Evening courier', 9.50);

INSERT INTO carriers (id, code, title, price) VALUES (3, 'bike', 'Bicycle, in town', 3.00);

UPDATE alembic_version SET version_num='e419b7705fc8' WHERE alembic_version.version_num = '0c7ae5184b36';

-- ------------------------------------------------------------------------------
-- upgrade 93d6f02b8c1e: take orders
-- file: revisions/93d6f02b8c1e_take_orders.toml
-- ------------------------------------------------------------------------------

-- [step 13/45] create table orders
-- note: Opening day. An order outlives its cart, so it keeps lines of its own.
CREATE TABLE orders (
    id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    state VARCHAR(9) DEFAULT 'new' NOT NULL,
    placed_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_orders_customer_id FOREIGN KEY(customer_id) REFERENCES customers (id)
);

CREATE INDEX ix_orders_customer_id ON orders (customer_id);

-- [step 14/45] create table order_items
CREATE TABLE order_items (
    order_id INTEGER NOT NULL,
    product_id INTEGER NOT NULL,
    quantity INTEGER NOT NULL,
    unit_price NUMERIC(10, 2) NOT NULL,
    CONSTRAINT pk_order_items PRIMARY KEY (order_id, product_id),
    CONSTRAINT ck_order_items_quantity CHECK (quantity > 0),
    CONSTRAINT fk_order_items_order_id FOREIGN KEY(order_id) REFERENCES orders (id) ON DELETE CASCADE,
    CONSTRAINT fk_order_items_product_id FOREIGN KEY(product_id) REFERENCES products (id)
);

CREATE INDEX ix_order_items_product_id ON order_items (product_id);

UPDATE alembic_version SET version_num='93d6f02b8c1e' WHERE alembic_version.version_num = 'e419b7705fc8';

-- ------------------------------------------------------------------------------
-- upgrade 2fa8c36be7d4: one open cart each
-- file: revisions/2fa8c36be7d4_one_open_cart_each.toml
-- ------------------------------------------------------------------------------

-- [step 15/45] run: UPDATE carts SET state = 'abandoned' WHERE state = 'open' AN...
-- note: Two browser tabs made two carts. The newest stays open; no cart was ever called abandoned before.
UPDATE carts SET state = 'abandoned'
WHERE state = 'open'
  AND id NOT IN (SELECT newest FROM (SELECT MAX(id) AS newest FROM carts WHERE state = 'open' GROUP BY customer_id) kept);

-- [step 16/45] add check constraint ck_carts_state to carts
-- note: done together with the next step

-- [step 17/45] create index ux_carts_open on carts
-- note: MySQL, MariaDB and Oracle have no partial indexes: there the shop itself has to look before it opens a cart.
CREATE TEMP TABLE _gensql_unknown (
    name TEXT,
    CONSTRAINT "gensql: table carts holds what no revision tells of, which would be lost; everything is rolled back" CHECK (name IS NULL)
);
INSERT INTO _gensql_unknown SELECT name FROM pragma_table_info('carts') WHERE lower(name) NOT IN ('id', 'customer_id', 'state', 'created_at')
UNION ALL SELECT name FROM sqlite_master WHERE lower(tbl_name) = lower('carts') AND type IN ('index', 'trigger') AND sql IS NOT NULL AND lower(name) NOT IN ('ix_carts_customer_id');
DROP TABLE _gensql_unknown;

CREATE TABLE _gensql_new_carts (
    id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    state VARCHAR(20) DEFAULT 'open' NOT NULL,
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_carts_state CHECK (state IN ('open', 'ordered', 'abandoned')),
    CONSTRAINT fk_carts_customer_id FOREIGN KEY(customer_id) REFERENCES customers (id)
);

INSERT INTO _gensql_new_carts (id, customer_id, state, created_at) SELECT carts.id, carts.customer_id, carts.state, carts.created_at FROM carts;

DROP TABLE carts;

ALTER TABLE _gensql_new_carts RENAME TO carts;

CREATE INDEX ix_carts_customer_id ON carts (customer_id);

CREATE UNIQUE INDEX ux_carts_open ON carts (customer_id) WHERE state = 'open';

UPDATE alembic_version SET version_num='2fa8c36be7d4' WHERE alembic_version.version_num = '93d6f02b8c1e';

-- ------------------------------------------------------------------------------
-- upgrade 6be2470fd19a: offer pickup in the shop
-- file: revisions/6be2470fd19a_offer_pickup_in_the_shop.toml
-- ------------------------------------------------------------------------------

-- [step 18/45] rename table carriers to shipping_methods
-- note: Who walks to the counter is no carrier.
ALTER TABLE carriers RENAME TO shipping_methods;

-- [step 19/45] rename index ux_carriers_code of shipping_methods to ux_shipping_methods_code
DROP INDEX ux_carriers_code;

CREATE UNIQUE INDEX ux_shipping_methods_code ON shipping_methods (code);

-- [step 20/45] alter column title of shipping_methods
CREATE TEMP TABLE _gensql_unknown (
    name TEXT,
    CONSTRAINT "gensql: table shipping_methods holds what no revision tells of, which would be lost; everything is rolled back" CHECK (name IS NULL)
);
INSERT INTO _gensql_unknown SELECT name FROM pragma_table_info('shipping_methods') WHERE lower(name) NOT IN ('id', 'code', 'title', 'price')
UNION ALL SELECT name FROM sqlite_master WHERE lower(tbl_name) = lower('shipping_methods') AND type IN ('index', 'trigger') AND sql IS NOT NULL AND lower(name) NOT IN ('ux_shipping_methods_code');
DROP TABLE _gensql_unknown;

CREATE TABLE _gensql_new_shipping_methods (
    id SMALLINT NOT NULL,
    code VARCHAR(10) NOT NULL,
    title VARCHAR(40) NOT NULL,
    price NUMERIC(6, 2) NOT NULL,
    CONSTRAINT pk_carriers PRIMARY KEY (id)
);

INSERT INTO _gensql_new_shipping_methods (id, code, title, price) SELECT shipping_methods.id, shipping_methods.code, shipping_methods.title, shipping_methods.price FROM shipping_methods;

DROP TABLE shipping_methods;

ALTER TABLE _gensql_new_shipping_methods RENAME TO shipping_methods;

CREATE UNIQUE INDEX ux_shipping_methods_code ON shipping_methods (code);

-- [step 21/45] insert 1 row into shipping_methods
INSERT INTO shipping_methods (id, code, title, price) VALUES (4, 'pickup', 'Pick up at 7 Harbour Street', 0);

UPDATE alembic_version SET version_num='6be2470fd19a' WHERE alembic_version.version_num = '2fa8c36be7d4';

-- ------------------------------------------------------------------------------
-- upgrade 48c9e2a06d5f: ask how to ship
-- file: revisions/48c9e2a06d5f_ask_how_to_ship.toml
-- ------------------------------------------------------------------------------

-- [step 22/45] add column shipping_method_id to orders
ALTER TABLE orders ADD COLUMN shipping_method_id SMALLINT;

-- [step 23/45] run: UPDATE orders SET shipping_method_id = 1 WHERE shipping_meth...
-- note: So far everything went by parcel post. Nothing to undo: the downgrade drops the column.
UPDATE orders SET shipping_method_id = 1 WHERE shipping_method_id IS NULL;

-- [step 24/45] alter column shipping_method_id of orders
-- note: done together with the next step

-- [step 25/45] create index ix_orders_shipping_method_id on orders
-- note: done together with the next step

-- [step 26/45] add foreign key fk_orders_shipping_method_id to orders
-- note: done together with the next step

-- [step 27/45] comment on table orders
CREATE TEMP TABLE _gensql_unknown (
    name TEXT,
    CONSTRAINT "gensql: table orders holds what no revision tells of, which would be lost; everything is rolled back" CHECK (name IS NULL)
);
INSERT INTO _gensql_unknown SELECT name FROM pragma_table_info('orders') WHERE lower(name) NOT IN ('id', 'customer_id', 'state', 'placed_at', 'shipping_method_id')
UNION ALL SELECT name FROM sqlite_master WHERE lower(tbl_name) = lower('orders') AND type IN ('index', 'trigger') AND sql IS NOT NULL AND lower(name) NOT IN ('ix_orders_customer_id');
DROP TABLE _gensql_unknown;

CREATE TABLE _gensql_new_orders (
    id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    state VARCHAR(9) DEFAULT 'new' NOT NULL,
    placed_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
    shipping_method_id SMALLINT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_orders_customer_id FOREIGN KEY(customer_id) REFERENCES customers (id),
    CONSTRAINT fk_orders_shipping_method_id FOREIGN KEY(shipping_method_id) REFERENCES shipping_methods (id)
);

INSERT INTO _gensql_new_orders (id, customer_id, state, placed_at, shipping_method_id) SELECT orders.id, orders.customer_id, orders.state, orders.placed_at, orders.shipping_method_id FROM orders;

DROP TABLE orders;

ALTER TABLE _gensql_new_orders RENAME TO orders;

CREATE INDEX ix_orders_customer_id ON orders (customer_id);

CREATE INDEX ix_orders_shipping_method_id ON orders (shipping_method_id);

UPDATE alembic_version SET version_num='48c9e2a06d5f' WHERE alembic_version.version_num = '6be2470fd19a';

-- ------------------------------------------------------------------------------
-- upgrade a150d9e4737b: let customers review
-- file: revisions/a150d9e4737b_let_customers_review.toml
-- ------------------------------------------------------------------------------

-- [step 28/45] create table reviews
CREATE TABLE reviews (
    id INTEGER NOT NULL,
    product_id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    stars SMALLINT NOT NULL,
    headline VARCHAR(80),
    opinion TEXT,
    written_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_reviews_stars CHECK (stars BETWEEN 1 AND 5),
    CONSTRAINT fk_reviews_product_id FOREIGN KEY(product_id) REFERENCES products (id) ON DELETE CASCADE,
    CONSTRAINT fk_reviews_customer_id FOREIGN KEY(customer_id) REFERENCES customers (id)
);

CREATE INDEX ix_reviews_product_id ON reviews (product_id);

CREATE INDEX ix_reviews_customer_id ON reviews (customer_id);

INSERT INTO alembic_version (version_num) VALUES ('a150d9e4737b');

-- ------------------------------------------------------------------------------
-- upgrade f7031cd85ae6: tame the reviews
-- file: revisions/f7031cd85ae6_tame_the_reviews.toml
-- ------------------------------------------------------------------------------

-- [step 29/45] add column published to reviews
-- note: Nothing is shown before someone has read it.
-- note: done together with the next step

-- [step 30/45] add column helpful_votes to reviews
-- note: done together with the next step

-- [step 31/45] add check constraint ck_reviews_helpful_votes to reviews
-- note: done together with the next step

-- [step 32/45] add unique constraint uq_reviews_product_customer to reviews
-- note: The review form has refused a second opinion since its first day.
-- note: done together with the next step

-- [step 33/45] create index ix_reviews_most_helpful on reviews
CREATE TEMP TABLE _gensql_unknown (
    name TEXT,
    CONSTRAINT "gensql: table reviews holds what no revision tells of, which would be lost; everything is rolled back" CHECK (name IS NULL)
);
INSERT INTO _gensql_unknown SELECT name FROM pragma_table_info('reviews') WHERE lower(name) NOT IN ('id', 'product_id', 'customer_id', 'stars', 'headline', 'opinion', 'written_at')
UNION ALL SELECT name FROM sqlite_master WHERE lower(tbl_name) = lower('reviews') AND type IN ('index', 'trigger') AND sql IS NOT NULL AND lower(name) NOT IN ('ix_reviews_product_id', 'ix_reviews_customer_id');
DROP TABLE _gensql_unknown;

CREATE TABLE _gensql_new_reviews (
    id INTEGER NOT NULL,
    product_id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    stars SMALLINT NOT NULL,
    headline VARCHAR(80),
    opinion TEXT,
    written_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
    published BOOLEAN DEFAULT 0 NOT NULL,
    helpful_votes INTEGER DEFAULT 0 NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_reviews_stars CHECK (stars BETWEEN 1 AND 5),
    CONSTRAINT ck_reviews_helpful_votes CHECK (helpful_votes >= 0),
    CONSTRAINT fk_reviews_product_id FOREIGN KEY(product_id) REFERENCES products (id) ON DELETE CASCADE,
    CONSTRAINT fk_reviews_customer_id FOREIGN KEY(customer_id) REFERENCES customers (id),
    CONSTRAINT uq_reviews_product_customer UNIQUE (product_id, customer_id)
);

INSERT INTO _gensql_new_reviews (id, product_id, customer_id, stars, headline, opinion, written_at) SELECT reviews.id, reviews.product_id, reviews.customer_id, reviews.stars, reviews.headline, reviews.opinion, reviews.written_at FROM reviews;

DROP TABLE reviews;

ALTER TABLE _gensql_new_reviews RENAME TO reviews;

CREATE INDEX ix_reviews_product_id ON reviews (product_id);

CREATE INDEX ix_reviews_customer_id ON reviews (customer_id);

CREATE INDEX ix_reviews_most_helpful ON reviews (product_id, helpful_votes DESC);

UPDATE alembic_version SET version_num='f7031cd85ae6' WHERE alembic_version.version_num = 'a150d9e4737b';

-- ------------------------------------------------------------------------------
-- upgrade d26b8f5e0913: merge reviews into the shop
-- file: revisions/d26b8f5e0913_merge_reviews_into_the_shop.toml
-- ------------------------------------------------------------------------------

DELETE FROM alembic_version WHERE alembic_version.version_num = 'f7031cd85ae6';

UPDATE alembic_version SET version_num='d26b8f5e0913' WHERE alembic_version.version_num = '48c9e2a06d5f';

-- ------------------------------------------------------------------------------
-- upgrade 7a94e03bc6d8: scan 13-digit barcodes
-- file: revisions/7a94e03bc6d8_scan_13_digit_barcodes.toml
-- ------------------------------------------------------------------------------

-- [step 34/45] drop constraint ck_products_barcode of products
-- note: SQL Server changes no type under a check; it comes back below, stricter.
-- note: done together with the next step

-- [step 35/45] alter column barcode of products
-- note: An EAN-13 does not fit into 32 bits. Widening loses nothing, but PostgreSQL and MySQL write the table anew.
-- note: done together with the next step

-- [step 36/45] add check constraint ck_products_barcode to products
CREATE TEMP TABLE _gensql_unknown (
    name TEXT,
    CONSTRAINT "gensql: table products holds what no revision tells of, which would be lost; everything is rolled back" CHECK (name IS NULL)
);
INSERT INTO _gensql_unknown SELECT name FROM pragma_table_info('products') WHERE lower(name) NOT IN ('id', 'sku', 'title', 'description', 'price', 'barcode', 'weight_grams', 'legacy_code')
UNION ALL SELECT name FROM sqlite_master WHERE lower(tbl_name) = lower('products') AND type IN ('index', 'trigger') AND sql IS NOT NULL AND lower(name) NOT IN ('ix_products_legacy_code');
DROP TABLE _gensql_unknown;

CREATE TABLE _gensql_new_products (
    id INTEGER NOT NULL,
    sku VARCHAR(20) NOT NULL,
    title VARCHAR(120) NOT NULL,
    description TEXT,
    price NUMERIC(10, 2) NOT NULL,
    barcode BIGINT,
    weight_grams INTEGER,
    legacy_code VARCHAR(30),
    PRIMARY KEY (id),
    CONSTRAINT ck_products_price CHECK (price >= 0),
    CONSTRAINT ck_products_barcode CHECK (barcode BETWEEN 1 AND 9999999999999),
    CONSTRAINT uq_products_sku UNIQUE (sku)
);

INSERT INTO _gensql_new_products (id, sku, title, description, price, barcode, weight_grams, legacy_code) SELECT products.id, products.sku, products.title, products.description, products.price, products.barcode, products.weight_grams, products.legacy_code FROM products;

DROP TABLE products;

ALTER TABLE _gensql_new_products RENAME TO products;

CREATE INDEX ix_products_legacy_code ON products (legacy_code);

UPDATE alembic_version SET version_num='7a94e03bc6d8' WHERE alembic_version.version_num = 'd26b8f5e0913';

-- ------------------------------------------------------------------------------
-- upgrade c5f1806d2be7: weigh every product
-- file: revisions/c5f1806d2be7_weigh_every_product.toml
-- ------------------------------------------------------------------------------

-- [step 37/45] run: UPDATE products SET weight_grams = 0 WHERE weight_grams IS N...
-- note: Zero means: not weighed yet.
UPDATE products SET weight_grams = 0 WHERE weight_grams IS NULL;

-- [step 38/45] alter column weight_grams of products
-- note: done together with the next step

-- [step 39/45] add check constraint ck_products_weight_grams to products
CREATE TEMP TABLE _gensql_unknown (
    name TEXT,
    CONSTRAINT "gensql: table products holds what no revision tells of, which would be lost; everything is rolled back" CHECK (name IS NULL)
);
INSERT INTO _gensql_unknown SELECT name FROM pragma_table_info('products') WHERE lower(name) NOT IN ('id', 'sku', 'title', 'description', 'price', 'barcode', 'weight_grams', 'legacy_code')
UNION ALL SELECT name FROM sqlite_master WHERE lower(tbl_name) = lower('products') AND type IN ('index', 'trigger') AND sql IS NOT NULL AND lower(name) NOT IN ('ix_products_legacy_code');
DROP TABLE _gensql_unknown;

CREATE TABLE _gensql_new_products (
    id INTEGER NOT NULL,
    sku VARCHAR(20) NOT NULL,
    title VARCHAR(120) NOT NULL,
    description TEXT,
    price NUMERIC(10, 2) NOT NULL,
    barcode BIGINT,
    weight_grams INTEGER DEFAULT 0 NOT NULL,
    legacy_code VARCHAR(30),
    PRIMARY KEY (id),
    CONSTRAINT ck_products_price CHECK (price >= 0),
    CONSTRAINT ck_products_barcode CHECK (barcode BETWEEN 1 AND 9999999999999),
    CONSTRAINT ck_products_weight_grams CHECK (weight_grams >= 0),
    CONSTRAINT uq_products_sku UNIQUE (sku)
);

INSERT INTO _gensql_new_products (id, sku, title, description, price, barcode, weight_grams, legacy_code) SELECT products.id, products.sku, products.title, products.description, products.price, products.barcode, products.weight_grams, products.legacy_code FROM products;

DROP TABLE products;

ALTER TABLE _gensql_new_products RENAME TO products;

CREATE INDEX ix_products_legacy_code ON products (legacy_code);

UPDATE alembic_version SET version_num='c5f1806d2be7' WHERE alembic_version.version_num = '7a94e03bc6d8';

-- ------------------------------------------------------------------------------
-- upgrade 1e8d57fa40b2: find my orders fast
-- file: revisions/1e8d57fa40b2_find_my_orders_fast.toml
-- ------------------------------------------------------------------------------

-- [step 40/45] create index ix_orders_customer_placed on orders
-- note: The page "my orders" sorted 40 000 rows per visit. The shop stays open while PostgreSQL builds this.
CREATE INDEX ix_orders_customer_placed ON orders (customer_id, placed_at);

-- [step 41/45] drop index ix_orders_customer_id of orders
-- note: The new index begins with the same column and carries the foreign key from here on.
DROP INDEX ix_orders_customer_id;

UPDATE alembic_version SET version_num='1e8d57fa40b2' WHERE alembic_version.version_num = 'c5f1806d2be7';

-- ------------------------------------------------------------------------------
-- upgrade 84b60c9fe3d1: retire the paper catalogue
-- file: revisions/84b60c9fe3d1_retire_the_paper_catalogue.toml
-- ------------------------------------------------------------------------------

-- [step 42/45] drop index ix_products_legacy_code of products
DROP INDEX ix_products_legacy_code;

-- [step 43/45] drop column legacy_code from products (lossy: the values of products.legacy_code)
-- note: Nobody has ordered by catalogue number since April. The numbers themselves are lost after this.
ALTER TABLE products DROP COLUMN legacy_code;

UPDATE alembic_version SET version_num='84b60c9fe3d1' WHERE alembic_version.version_num = '1e8d57fa40b2';

-- ------------------------------------------------------------------------------
-- upgrade 39e7d1b4a06c: see what sells
-- file: revisions/39e7d1b4a06c_see_what_sells.toml
-- ------------------------------------------------------------------------------

-- [step 44/45] add column line_total to order_items
-- note: Oracle stores no computed columns and SQLite adds none that are stored: here it is computed when it is read.
ALTER TABLE order_items ADD COLUMN line_total NUMERIC(14, 2) GENERATED ALWAYS AS (quantity * unit_price) VIRTUAL;

-- [step 45/45] create view product_sales
CREATE VIEW product_sales AS
SELECT p.id AS product_id, p.title AS title, SUM(i.quantity) AS units_sold, SUM(i.line_total) AS revenue
FROM products p
JOIN order_items i ON i.product_id = p.id
GROUP BY p.id, p.title;

UPDATE alembic_version SET version_num='39e7d1b4a06c' WHERE alembic_version.version_num = '84b60c9fe3d1';

-- Every foreign key is checked before the changes become permanent.
CREATE TEMP TABLE _gensql_foreign_keys (
    violations INTEGER,
    CONSTRAINT "gensql: rows without the row that they refer to; everything is rolled back" CHECK (violations = 0)
);
INSERT INTO _gensql_foreign_keys SELECT count(*) FROM pragma_foreign_key_check;
DROP TABLE _gensql_foreign_keys;

-- Transaction ends: the changes above become permanent.
COMMIT;

-- End of the script: who does not see the next line run has not run all of it.
SELECT 'gensql: the script reached its end, the database is at 39e7d1b4a06c (see what sells)' AS gensql;
