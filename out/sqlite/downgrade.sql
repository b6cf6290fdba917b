-- ==============================================================================
-- gensql downgrade script for SQLite
-- from:         head = 39e7d1b4a06c (see what sells)
-- to:           base (no revision)
-- written for:  SQLite 3.37 or newer (dialect sqlite)
-- size:         17 revisions, 45 steps, 76 statements
-- transaction:  one for the whole script, all or nothing
-- undo:         the upgrade script of the same range
-- LOSES DATA:   steps 17, 18, 19, 24, 25, 32, 33, 34, 35, 40, 43, 44, 45: what is dropped there is gone, and no script brings it back
-- files:        sha256 8d98551a75f70571e2a4d388b7d8590591e53b0ce986b490a09d4c9eb3239df6 of the revision files, oldest first
-- structure:    sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 after the last step
-- run with:     sqlite3 -bail DATABASE < FILE
-- ==============================================================================

.bail on
-- Stop at the first error; foreign keys are off while tables are built anew, and all of them are checked before COMMIT.
-- A table that holds columns, indexes or triggers which no revision knows is not built anew: the script stops.
PRAGMA foreign_keys = OFF;

-- Transaction begins: from here to COMMIT it is all or nothing.
BEGIN IMMEDIATE;

-- Guard: stops before the first change unless the version table holds exactly 39e7d1b4a06c.
CREATE TEMP TABLE _gensql_guard (
    found TEXT,
    CONSTRAINT "gensql: this database is not at 39e7d1b4a06c, where the script starts; nothing was changed" CHECK (found = '39e7d1b4a06c')
);
SAVEPOINT gensql_guard;
CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL);
INSERT INTO _gensql_guard SELECT coalesce(group_concat(version_num, ', '), '') FROM (SELECT version_num FROM alembic_version ORDER BY version_num);
ROLLBACK TO gensql_guard;
RELEASE gensql_guard;
DROP TABLE _gensql_guard;

-- ------------------------------------------------------------------------------
-- downgrade 39e7d1b4a06c: see what sells
-- file: revisions/39e7d1b4a06c_see_what_sells.toml
-- ------------------------------------------------------------------------------

-- [step 01/45] drop view product_sales
DROP VIEW product_sales;

-- [step 02/45] drop column line_total from order_items
ALTER TABLE order_items DROP COLUMN line_total;

UPDATE alembic_version SET version_num='84b60c9fe3d1' WHERE alembic_version.version_num = '39e7d1b4a06c';

-- ------------------------------------------------------------------------------
-- downgrade 84b60c9fe3d1: retire the paper catalogue
-- file: revisions/84b60c9fe3d1_retire_the_paper_catalogue.toml
-- ------------------------------------------------------------------------------

-- [step 03/45] add column legacy_code to products
ALTER TABLE products ADD COLUMN legacy_code VARCHAR(30);

-- [step 04/45] run: UPDATE products SET legacy_code = sku
-- note: The old numbers are gone; the sku is what the catalogue printed beside them.
UPDATE products SET legacy_code = sku;

-- [step 05/45] create index ix_products_legacy_code on products
CREATE INDEX ix_products_legacy_code ON products (legacy_code);

UPDATE alembic_version SET version_num='1e8d57fa40b2' WHERE alembic_version.version_num = '84b60c9fe3d1';

-- ------------------------------------------------------------------------------
-- downgrade 1e8d57fa40b2: find my orders fast
-- file: revisions/1e8d57fa40b2_find_my_orders_fast.toml
-- ------------------------------------------------------------------------------

-- [step 06/45] create index ix_orders_customer_id on orders
CREATE INDEX ix_orders_customer_id ON orders (customer_id);

-- [step 07/45] drop index ix_orders_customer_placed of orders
DROP INDEX ix_orders_customer_placed;

UPDATE alembic_version SET version_num='c5f1806d2be7' WHERE alembic_version.version_num = '1e8d57fa40b2';

-- ------------------------------------------------------------------------------
-- downgrade c5f1806d2be7: weigh every product
-- file: revisions/c5f1806d2be7_weigh_every_product.toml
-- ------------------------------------------------------------------------------

-- [step 08/45] drop constraint ck_products_weight_grams of products
-- note: done together with the next step

-- [step 09/45] alter column weight_grams of products
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

-- [step 10/45] run: UPDATE products SET weight_grams = NULL WHERE weight_grams =...
UPDATE products SET weight_grams = NULL WHERE weight_grams = 0;

UPDATE alembic_version SET version_num='7a94e03bc6d8' WHERE alembic_version.version_num = 'c5f1806d2be7';

-- ------------------------------------------------------------------------------
-- downgrade 7a94e03bc6d8: scan 13-digit barcodes
-- file: revisions/7a94e03bc6d8_scan_13_digit_barcodes.toml
-- ------------------------------------------------------------------------------

-- [step 11/45] drop constraint ck_products_barcode of products
-- note: done together with the next step

-- [step 12/45] alter column barcode of products
-- note: done together with the next step

-- [step 13/45] add check constraint ck_products_barcode to products
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
    barcode INTEGER,
    weight_grams INTEGER,
    legacy_code VARCHAR(30),
    PRIMARY KEY (id),
    CONSTRAINT ck_products_price CHECK (price >= 0),
    CONSTRAINT ck_products_barcode CHECK (barcode > 0),
    CONSTRAINT uq_products_sku UNIQUE (sku)
);

INSERT INTO _gensql_new_products (id, sku, title, description, price, barcode, weight_grams, legacy_code) SELECT products.id, products.sku, products.title, products.description, products.price, products.barcode, products.weight_grams, products.legacy_code FROM products;

DROP TABLE products;

ALTER TABLE _gensql_new_products RENAME TO products;

CREATE INDEX ix_products_legacy_code ON products (legacy_code);

UPDATE alembic_version SET version_num='d26b8f5e0913' WHERE alembic_version.version_num = '7a94e03bc6d8';

-- ------------------------------------------------------------------------------
-- downgrade d26b8f5e0913: merge reviews into the shop
-- file: revisions/d26b8f5e0913_merge_reviews_into_the_shop.toml
-- ------------------------------------------------------------------------------

INSERT INTO alembic_version (version_num) VALUES ('f7031cd85ae6');

UPDATE alembic_version SET version_num='48c9e2a06d5f' WHERE alembic_version.version_num = 'd26b8f5e0913';

-- ------------------------------------------------------------------------------
-- downgrade f7031cd85ae6: tame the reviews
-- file: revisions/f7031cd85ae6_tame_the_reviews.toml
-- ------------------------------------------------------------------------------

-- [step 14/45] drop index ix_reviews_most_helpful of reviews
-- note: done together with the next step

-- [step 15/45] drop constraint uq_reviews_product_customer of reviews
-- note: done together with the next step

-- [step 16/45] drop constraint ck_reviews_helpful_votes of reviews
-- note: done together with the next step

-- [step 17/45] drop column helpful_votes from reviews (lossy: the values of reviews.helpful_votes)
-- note: done together with the next step

-- [step 18/45] drop column published from reviews (lossy: the values of reviews.published)
CREATE TEMP TABLE _gensql_unknown (
    name TEXT,
    CONSTRAINT "gensql: table reviews holds what no revision tells of, which would be lost; everything is rolled back" CHECK (name IS NULL)
);
INSERT INTO _gensql_unknown SELECT name FROM pragma_table_info('reviews') WHERE lower(name) NOT IN ('id', 'product_id', 'customer_id', 'stars', 'headline', 'opinion', 'written_at', 'published', 'helpful_votes')
UNION ALL SELECT name FROM sqlite_master WHERE lower(tbl_name) = lower('reviews') AND type IN ('index', 'trigger') AND sql IS NOT NULL AND lower(name) NOT IN ('ix_reviews_product_id', 'ix_reviews_customer_id', 'ix_reviews_most_helpful');
DROP TABLE _gensql_unknown;

CREATE TABLE _gensql_new_reviews (
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

INSERT INTO _gensql_new_reviews (id, product_id, customer_id, stars, headline, opinion, written_at) SELECT reviews.id, reviews.product_id, reviews.customer_id, reviews.stars, reviews.headline, reviews.opinion, reviews.written_at FROM reviews;

DROP TABLE reviews;

ALTER TABLE _gensql_new_reviews RENAME TO reviews;

CREATE INDEX ix_reviews_product_id ON reviews (product_id);

CREATE INDEX ix_reviews_customer_id ON reviews (customer_id);

UPDATE alembic_version SET version_num='a150d9e4737b' WHERE alembic_version.version_num = 'f7031cd85ae6';

-- ------------------------------------------------------------------------------
-- downgrade a150d9e4737b: let customers review
-- file: revisions/a150d9e4737b_let_customers_review.toml
-- ------------------------------------------------------------------------------

-- [step 19/45] drop table reviews (lossy: the rows of reviews)
DROP TABLE reviews;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a150d9e4737b';

-- ------------------------------------------------------------------------------
-- downgrade 48c9e2a06d5f: ask how to ship
-- file: revisions/48c9e2a06d5f_ask_how_to_ship.toml
-- ------------------------------------------------------------------------------

-- [step 20/45] drop the comment of table orders
-- note: done together with the next step

-- [step 21/45] drop constraint fk_orders_shipping_method_id of orders
-- note: done together with the next step

-- [step 22/45] drop index ix_orders_shipping_method_id of orders
-- note: done together with the next step

-- [step 23/45] alter column shipping_method_id of orders
-- note: done together with the next step

-- [step 24/45] drop column shipping_method_id from orders (lossy: the values of orders.shipping_method_id)
CREATE TEMP TABLE _gensql_unknown (
    name TEXT,
    CONSTRAINT "gensql: table orders holds what no revision tells of, which would be lost; everything is rolled back" CHECK (name IS NULL)
);
INSERT INTO _gensql_unknown SELECT name FROM pragma_table_info('orders') WHERE lower(name) NOT IN ('id', 'customer_id', 'state', 'placed_at', 'shipping_method_id')
UNION ALL SELECT name FROM sqlite_master WHERE lower(tbl_name) = lower('orders') AND type IN ('index', 'trigger') AND sql IS NOT NULL AND lower(name) NOT IN ('ix_orders_shipping_method_id', 'ix_orders_customer_id');
DROP TABLE _gensql_unknown;

CREATE TABLE _gensql_new_orders (
    id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    state VARCHAR(9) DEFAULT 'new' NOT NULL,
    placed_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_orders_customer_id FOREIGN KEY(customer_id) REFERENCES customers (id)
);

INSERT INTO _gensql_new_orders (id, customer_id, state, placed_at) SELECT orders.id, orders.customer_id, orders.state, orders.placed_at FROM orders;

DROP TABLE orders;

ALTER TABLE _gensql_new_orders RENAME TO orders;

CREATE INDEX ix_orders_customer_id ON orders (customer_id);

UPDATE alembic_version SET version_num='6be2470fd19a' WHERE alembic_version.version_num = '48c9e2a06d5f';

-- ------------------------------------------------------------------------------
-- downgrade 6be2470fd19a: offer pickup in the shop
-- file: revisions/6be2470fd19a_offer_pickup_in_the_shop.toml
-- ------------------------------------------------------------------------------

-- [step 25/45] delete 1 row from shipping_methods (lossy: rows of shipping_methods)
DELETE FROM shipping_methods WHERE id = 4;

-- [step 26/45] alter column title of shipping_methods
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
    title VARCHAR(20) NOT NULL,
    price NUMERIC(6, 2) NOT NULL,
    CONSTRAINT pk_carriers PRIMARY KEY (id)
);

INSERT INTO _gensql_new_shipping_methods (id, code, title, price) SELECT shipping_methods.id, shipping_methods.code, shipping_methods.title, shipping_methods.price FROM shipping_methods;

DROP TABLE shipping_methods;

ALTER TABLE _gensql_new_shipping_methods RENAME TO shipping_methods;

CREATE UNIQUE INDEX ux_shipping_methods_code ON shipping_methods (code);

-- [step 27/45] rename index ux_shipping_methods_code of shipping_methods to ux_carriers_code
DROP INDEX ux_shipping_methods_code;

CREATE UNIQUE INDEX ux_carriers_code ON shipping_methods (code);

-- [step 28/45] rename table shipping_methods to carriers
ALTER TABLE shipping_methods RENAME TO carriers;

UPDATE alembic_version SET version_num='2fa8c36be7d4' WHERE alembic_version.version_num = '6be2470fd19a';

-- ------------------------------------------------------------------------------
-- downgrade 2fa8c36be7d4: one open cart each
-- file: revisions/2fa8c36be7d4_one_open_cart_each.toml
-- ------------------------------------------------------------------------------

-- [step 29/45] drop index ux_carts_open of carts
-- note: done together with the next step

-- [step 30/45] drop constraint ck_carts_state of carts
CREATE TEMP TABLE _gensql_unknown (
    name TEXT,
    CONSTRAINT "gensql: table carts holds what no revision tells of, which would be lost; everything is rolled back" CHECK (name IS NULL)
);
INSERT INTO _gensql_unknown SELECT name FROM pragma_table_info('carts') WHERE lower(name) NOT IN ('id', 'customer_id', 'state', 'created_at')
UNION ALL SELECT name FROM sqlite_master WHERE lower(tbl_name) = lower('carts') AND type IN ('index', 'trigger') AND sql IS NOT NULL AND lower(name) NOT IN ('ix_carts_customer_id', 'ux_carts_open');
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

-- [step 31/45] run: UPDATE carts SET state = 'open' WHERE state = 'abandoned'
UPDATE carts SET state = 'open' WHERE state = 'abandoned';

UPDATE alembic_version SET version_num='93d6f02b8c1e' WHERE alembic_version.version_num = '2fa8c36be7d4';

-- ------------------------------------------------------------------------------
-- downgrade 93d6f02b8c1e: take orders
-- file: revisions/93d6f02b8c1e_take_orders.toml
-- ------------------------------------------------------------------------------

-- [step 32/45] drop table order_items (lossy: the rows of order_items)
DROP TABLE order_items;

-- [step 33/45] drop table orders (lossy: the rows of orders)
DROP TABLE orders;

UPDATE alembic_version SET version_num='e419b7705fc8' WHERE alembic_version.version_num = '93d6f02b8c1e';

-- ------------------------------------------------------------------------------
-- downgrade e419b7705fc8: hire three carriers
-- file: revisions/e419b7705fc8_hire_three_carriers.toml
-- ------------------------------------------------------------------------------

-- [step 34/45] delete 3 rows from carriers (lossy: rows of carriers)
DELETE FROM carriers WHERE id = 3;

DELETE FROM carriers WHERE id = 2;

DELETE FROM carriers WHERE id = 1;

-- [step 35/45] drop table carriers (lossy: the rows of carriers)
DROP TABLE carriers;

UPDATE alembic_version SET version_num='0c7ae5184b36' WHERE alembic_version.version_num = 'e419b7705fc8';

-- ------------------------------------------------------------------------------
-- downgrade 0c7ae5184b36: one account per email
-- file: revisions/0c7ae5184b36_one_account_per_email.toml
-- ------------------------------------------------------------------------------

-- [step 36/45] drop index ux_customers_email of customers
DROP INDEX ux_customers_email;

UPDATE alembic_version SET version_num='b83f16d2e905' WHERE alembic_version.version_num = '0c7ae5184b36';

-- ------------------------------------------------------------------------------
-- downgrade b83f16d2e905: welcome customers
-- file: revisions/b83f16d2e905_welcome_customers.toml
-- ------------------------------------------------------------------------------

-- [step 37/45] drop constraint fk_carts_customer_id of carts
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
    PRIMARY KEY (id)
);

INSERT INTO _gensql_new_carts (id, customer_id, state, created_at) SELECT carts.id, carts.customer_id, carts.state, carts.created_at FROM carts;

DROP TABLE carts;

ALTER TABLE _gensql_new_carts RENAME TO carts;

CREATE INDEX ix_carts_customer_id ON carts (customer_id);

-- [step 38/45] rename index ix_carts_customer_id of carts to ix_carts_user_id
DROP INDEX ix_carts_customer_id;

CREATE INDEX ix_carts_user_id ON carts (customer_id);

-- [step 39/45] rename column customer_id of carts to user_id
ALTER TABLE carts RENAME COLUMN customer_id TO user_id;

-- [step 40/45] drop table customers (lossy: the rows of customers)
DROP TABLE customers;

UPDATE alembic_version SET version_num='5d0e94c1a7f2' WHERE alembic_version.version_num = 'b83f16d2e905';

-- ------------------------------------------------------------------------------
-- downgrade 5d0e94c1a7f2: fill the shelves
-- file: revisions/5d0e94c1a7f2_fill_the_shelves.toml
-- ------------------------------------------------------------------------------

-- [step 41/45] drop constraint fk_cart_items_product_id of cart_items
-- note: done together with the next step

-- [step 42/45] drop index ix_cart_items_product_id of cart_items
CREATE TEMP TABLE _gensql_unknown (
    name TEXT,
    CONSTRAINT "gensql: table cart_items holds what no revision tells of, which would be lost; everything is rolled back" CHECK (name IS NULL)
);
INSERT INTO _gensql_unknown SELECT name FROM pragma_table_info('cart_items') WHERE lower(name) NOT IN ('id', 'cart_id', 'product_id', 'quantity')
UNION ALL SELECT name FROM sqlite_master WHERE lower(tbl_name) = lower('cart_items') AND type IN ('index', 'trigger') AND sql IS NOT NULL AND lower(name) NOT IN ('ix_cart_items_product_id');
DROP TABLE _gensql_unknown;

CREATE TABLE _gensql_new_cart_items (
    id INTEGER NOT NULL,
    cart_id INTEGER NOT NULL,
    product_id INTEGER NOT NULL,
    quantity INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_cart_items_quantity CHECK (quantity > 0),
    FOREIGN KEY(cart_id) REFERENCES carts (id) ON DELETE CASCADE,
    CONSTRAINT uq_cart_items_cart_product UNIQUE (cart_id, product_id)
);

INSERT INTO _gensql_new_cart_items (id, cart_id, product_id, quantity) SELECT cart_items.id, cart_items.cart_id, cart_items.product_id, cart_items.quantity FROM cart_items;

DROP TABLE cart_items;

ALTER TABLE _gensql_new_cart_items RENAME TO cart_items;

-- [step 43/45] drop table products (lossy: the rows of products)
DROP TABLE products;

UPDATE alembic_version SET version_num='286c2307065b' WHERE alembic_version.version_num = '5d0e94c1a7f2';

-- ------------------------------------------------------------------------------
-- downgrade 286c2307065b: create cart tables
-- file: revisions/286c2307065b_create_cart_tables.toml
-- ------------------------------------------------------------------------------

-- [step 44/45] drop table cart_items (lossy: the rows of cart_items)
DROP TABLE cart_items;

-- [step 45/45] drop table carts (lossy: the rows of carts)
DROP TABLE carts;

DELETE FROM alembic_version WHERE alembic_version.version_num = '286c2307065b';

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
SELECT 'gensql: the script reached its end, the database is at base (no revision)' AS gensql;
