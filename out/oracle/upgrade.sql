SET DEFINE OFF
-- ==============================================================================
-- gensql upgrade script for Oracle
-- from:         base (no revision)
-- to:           head = 39e7d1b4a06c (see what sells)
-- written for:  Oracle 19 or newer (dialect oracle)
-- size:         17 revisions, 44 steps, 62 statements
-- transaction:  none: Oracle commits each change of structure by itself
-- if it fails:  what ran stays; with --resume the same file can be run again and goes on there
-- undo:         gen sql from the end to the start restores the structure
-- LOSES DATA:   step 42: what is dropped there is gone, and no script brings it back
-- files:        sha256 8d98551a75f70571e2a4d388b7d8590591e53b0ce986b490a09d4c9eb3239df6 of the revision files, oldest first
-- structure:    sha256 feea04d9a8ab7457319046ecc63a9a0f8234c9c9553656c1dadfcbc642d80643 after the last step
-- run with:     sqlplus -S -L USER@SERVICE @FILE
-- ==============================================================================

-- Stop at the first error; blank lines inside statements are allowed.
WHENEVER OSERROR EXIT FAILURE ROLLBACK
WHENEVER SQLERROR EXIT FAILURE ROLLBACK
SET SQLBLANKLINES ON
-- Oracle commits each change of structure by itself: a script that stops half-way is not undone.

-- Guard: stops before the first change unless the version table holds nothing (or does not exist yet).
DECLARE
    found VARCHAR2(4000);
BEGIN
    BEGIN
        EXECUTE IMMEDIATE 'SELECT LISTAGG(version_num, '', '') WITHIN GROUP (ORDER BY version_num) FROM alembic_version' INTO found;
    EXCEPTION
        WHEN OTHERS THEN
            IF SQLCODE <> -942 THEN RAISE; END IF;
    END;
    IF NVL(found, '-') <> NVL('', '-') THEN
        RAISE_APPLICATION_ERROR(-20000, 'gensql: this database is at revision "' || NVL(found, 'base') || '", but the script starts at "' || 'base' || '"; nothing was changed');
    END IF;
END;
/

DECLARE
    already_exists EXCEPTION;
    PRAGMA EXCEPTION_INIT(already_exists, -955);
BEGIN
    EXECUTE IMMEDIATE 'CREATE TABLE alembic_version (
    version_num VARCHAR2(32 CHAR) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)';
EXCEPTION
    WHEN already_exists THEN NULL;
END;
/

-- ------------------------------------------------------------------------------
-- upgrade 286c2307065b: create cart tables
-- file: revisions/286c2307065b_create_cart_tables.toml
-- ------------------------------------------------------------------------------

-- [step 01/44] create table carts
CREATE TABLE carts (
    id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    state VARCHAR2(20 CHAR) DEFAULT 'open' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    PRIMARY KEY (id)
);

COMMENT ON TABLE carts IS 'one open cart per shopper';

CREATE INDEX ix_carts_user_id ON carts (user_id);

-- [step 02/44] create table cart_items
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

-- Transaction ends: this revision is complete and becomes permanent.
COMMIT;

-- ------------------------------------------------------------------------------
-- upgrade 5d0e94c1a7f2: fill the shelves
-- file: revisions/5d0e94c1a7f2_fill_the_shelves.toml
-- ------------------------------------------------------------------------------

-- [step 03/44] create table products
CREATE TABLE products (
    id INTEGER NOT NULL,
    sku VARCHAR2(20 CHAR) NOT NULL,
    title VARCHAR2(120 CHAR) NOT NULL,
    description CLOB,
    price NUMERIC(10, 2) NOT NULL,
    barcode INTEGER,
    weight_grams INTEGER,
    legacy_code VARCHAR2(30 CHAR),
    PRIMARY KEY (id),
    CONSTRAINT ck_products_price CHECK (price >= 0),
    CONSTRAINT ck_products_barcode CHECK (barcode > 0),
    CONSTRAINT uq_products_sku UNIQUE (sku)
);

COMMENT ON TABLE products IS 'everything the shop sells';

COMMENT ON COLUMN products.price IS 'in euro, with tax';

COMMENT ON COLUMN products.legacy_code IS 'the number in the paper catalogue of 2019';

CREATE INDEX ix_products_legacy_code ON products (legacy_code);

-- [step 04/44] create index ix_cart_items_product_id on cart_items
-- note: Comes before the foreign key, so that MySQL and MariaDB use this index and make none of their own.
CREATE INDEX ix_cart_items_product_id ON cart_items (product_id);

-- [step 05/44] add foreign key fk_cart_items_product_id to cart_items
-- note: The shop opens in March: no cart holds anything yet.
ALTER TABLE cart_items ADD CONSTRAINT fk_cart_items_product_id FOREIGN KEY(product_id) REFERENCES products (id);

UPDATE alembic_version SET version_num='5d0e94c1a7f2' WHERE alembic_version.version_num = '286c2307065b';

-- Transaction ends: this revision is complete and becomes permanent.
COMMIT;

-- ------------------------------------------------------------------------------
-- upgrade b83f16d2e905: welcome customers
-- file: revisions/b83f16d2e905_welcome_customers.toml
-- ------------------------------------------------------------------------------

-- [step 06/44] create table customers
CREATE TABLE customers (
    id INTEGER NOT NULL,
    email VARCHAR2(255 CHAR) NOT NULL,
    full_name VARCHAR2(120 CHAR) NOT NULL,
    phone VARCHAR2(30 CHAR),
    newsletter SMALLINT DEFAULT 0 NOT NULL,
    joined_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    PRIMARY KEY (id)
);

COMMENT ON COLUMN customers.phone IS 'only for the courier';

-- [step 07/44] rename column user_id of carts to customer_id
-- note: Users are staff; those who fill carts are customers.
ALTER TABLE carts RENAME COLUMN user_id TO customer_id;

-- [step 08/44] rename index ix_carts_user_id of carts to ix_carts_customer_id
ALTER INDEX ix_carts_user_id RENAME TO ix_carts_customer_id;

-- [step 09/44] add foreign key fk_carts_customer_id to carts
ALTER TABLE carts ADD CONSTRAINT fk_carts_customer_id FOREIGN KEY(customer_id) REFERENCES customers (id);

UPDATE alembic_version SET version_num='b83f16d2e905' WHERE alembic_version.version_num = '5d0e94c1a7f2';

-- Transaction ends: this revision is complete and becomes permanent.
COMMIT;

-- ------------------------------------------------------------------------------
-- upgrade 0c7ae5184b36: one account per email
-- file: revisions/0c7ae5184b36_one_account_per_email.toml
-- ------------------------------------------------------------------------------

-- [step 10/44] create index ux_customers_email on customers
-- note: These engines tell Ada@example.org from ada@example.org; the shop does not.
CREATE UNIQUE INDEX ux_customers_email ON customers (lower(email));

UPDATE alembic_version SET version_num='0c7ae5184b36' WHERE alembic_version.version_num = 'b83f16d2e905';

-- Transaction ends: this revision is complete and becomes permanent.
COMMIT;

-- ------------------------------------------------------------------------------
-- upgrade e419b7705fc8: hire three carriers
-- file: revisions/e419b7705fc8_hire_three_carriers.toml
-- ------------------------------------------------------------------------------

-- [step 11/44] create table carriers
CREATE TABLE carriers (
    id SMALLINT NOT NULL,
    code VARCHAR2(10 CHAR) NOT NULL,
    title VARCHAR2(20 CHAR) NOT NULL,
    price NUMERIC(6, 2) NOT NULL,
    CONSTRAINT pk_carriers PRIMARY KEY (id)
);

CREATE UNIQUE INDEX ux_carriers_code ON carriers (code);

-- [step 12/44] insert 3 rows into carriers
INSERT INTO carriers (id, code, title, price) VALUES (1, 'post', 'Parcel post', 4.90);

INSERT INTO carriers (id, code, title, price) VALUES (2, 'courier', 'Evening courier', 9.50);

INSERT INTO carriers (id, code, title, price) VALUES (3, 'bike', 'Bicycle, in town', 3.00);

UPDATE alembic_version SET version_num='e419b7705fc8' WHERE alembic_version.version_num = '0c7ae5184b36';

-- Transaction ends: this revision is complete and becomes permanent.
COMMIT;

-- ------------------------------------------------------------------------------
-- upgrade 93d6f02b8c1e: take orders
-- file: revisions/93d6f02b8c1e_take_orders.toml
-- ------------------------------------------------------------------------------

-- [step 13/44] create table orders
-- note: Opening day. An order outlives its cart, so it keeps lines of its own.
CREATE TABLE orders (
    id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    state VARCHAR(9 CHAR) DEFAULT 'new' NOT NULL,
    placed_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_orders_customer_id FOREIGN KEY(customer_id) REFERENCES customers (id)
);

CREATE INDEX ix_orders_customer_id ON orders (customer_id);

-- [step 14/44] create table order_items
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

COMMENT ON COLUMN order_items.unit_price IS 'what was paid, not what the product costs today';

CREATE INDEX ix_order_items_product_id ON order_items (product_id);

UPDATE alembic_version SET version_num='93d6f02b8c1e' WHERE alembic_version.version_num = 'e419b7705fc8';

-- Transaction ends: this revision is complete and becomes permanent.
COMMIT;

-- ------------------------------------------------------------------------------
-- upgrade 2fa8c36be7d4: one open cart each
-- file: revisions/2fa8c36be7d4_one_open_cart_each.toml
-- ------------------------------------------------------------------------------

-- [step 15/44] run: UPDATE carts SET state = 'abandoned' WHERE state = 'open' AN...
-- note: Two browser tabs made two carts. The newest stays open; no cart was ever called abandoned before.
UPDATE carts SET state = 'abandoned'
WHERE state = 'open'
  AND id NOT IN (SELECT newest FROM (SELECT MAX(id) AS newest FROM carts WHERE state = 'open' GROUP BY customer_id) kept);

-- [step 16/44] add check constraint ck_carts_state to carts
ALTER TABLE carts ADD CONSTRAINT ck_carts_state CHECK (state IN ('open', 'ordered', 'abandoned'));

UPDATE alembic_version SET version_num='2fa8c36be7d4' WHERE alembic_version.version_num = '93d6f02b8c1e';

-- Transaction ends: this revision is complete and becomes permanent.
COMMIT;

-- ------------------------------------------------------------------------------
-- upgrade 6be2470fd19a: offer pickup in the shop
-- file: revisions/6be2470fd19a_offer_pickup_in_the_shop.toml
-- ------------------------------------------------------------------------------

-- [step 17/44] rename table carriers to shipping_methods
-- note: Who walks to the counter is no carrier.
ALTER TABLE carriers RENAME TO shipping_methods;

-- [step 18/44] rename index ux_carriers_code of shipping_methods to ux_shipping_methods_code
ALTER INDEX ux_carriers_code RENAME TO ux_shipping_methods_code;

-- [step 19/44] alter column title of shipping_methods
ALTER TABLE shipping_methods MODIFY title VARCHAR2(40 CHAR);

-- [step 20/44] insert 1 row into shipping_methods
INSERT INTO shipping_methods (id, code, title, price) VALUES (4, 'pickup', 'Pick up at 7 Harbour Street', 0);

UPDATE alembic_version SET version_num='6be2470fd19a' WHERE alembic_version.version_num = '2fa8c36be7d4';

-- Transaction ends: this revision is complete and becomes permanent.
COMMIT;

-- ------------------------------------------------------------------------------
-- upgrade 48c9e2a06d5f: ask how to ship
-- file: revisions/48c9e2a06d5f_ask_how_to_ship.toml
-- ------------------------------------------------------------------------------

-- [step 21/44] add column shipping_method_id to orders
ALTER TABLE orders ADD shipping_method_id SMALLINT;

-- [step 22/44] run: UPDATE orders SET shipping_method_id = 1 WHERE shipping_meth...
-- note: So far everything went by parcel post. Nothing to undo: the downgrade drops the column.
UPDATE orders SET shipping_method_id = 1 WHERE shipping_method_id IS NULL;

-- [step 23/44] alter column shipping_method_id of orders
ALTER TABLE orders MODIFY shipping_method_id NOT NULL;

-- [step 24/44] create index ix_orders_shipping_method_id on orders
CREATE INDEX ix_orders_shipping_method_id ON orders (shipping_method_id);

-- [step 25/44] add foreign key fk_orders_shipping_method_id to orders
ALTER TABLE orders ADD CONSTRAINT fk_orders_shipping_method_id FOREIGN KEY(shipping_method_id) REFERENCES shipping_methods (id);

-- [step 26/44] comment on table orders
COMMENT ON TABLE orders IS 'never deleted, only cancelled: the tax office reads this table';

UPDATE alembic_version SET version_num='48c9e2a06d5f' WHERE alembic_version.version_num = '6be2470fd19a';

-- Transaction ends: this revision is complete and becomes permanent.
COMMIT;

-- ------------------------------------------------------------------------------
-- upgrade a150d9e4737b: let customers review
-- file: revisions/a150d9e4737b_let_customers_review.toml
-- ------------------------------------------------------------------------------

-- [step 27/44] create table reviews
CREATE TABLE reviews (
    id INTEGER NOT NULL,
    product_id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    stars SMALLINT NOT NULL,
    headline VARCHAR2(80 CHAR),
    opinion CLOB,
    written_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_reviews_stars CHECK (stars BETWEEN 1 AND 5),
    CONSTRAINT fk_reviews_product_id FOREIGN KEY(product_id) REFERENCES products (id) ON DELETE CASCADE,
    CONSTRAINT fk_reviews_customer_id FOREIGN KEY(customer_id) REFERENCES customers (id)
);

CREATE INDEX ix_reviews_product_id ON reviews (product_id);

CREATE INDEX ix_reviews_customer_id ON reviews (customer_id);

INSERT INTO alembic_version (version_num) VALUES ('a150d9e4737b');

-- Transaction ends: this revision is complete and becomes permanent.
COMMIT;

-- ------------------------------------------------------------------------------
-- upgrade f7031cd85ae6: tame the reviews
-- file: revisions/f7031cd85ae6_tame_the_reviews.toml
-- ------------------------------------------------------------------------------

-- [step 28/44] add column published to reviews
-- note: Nothing is shown before someone has read it.
ALTER TABLE reviews ADD published SMALLINT DEFAULT 0 NOT NULL;

-- [step 29/44] add column helpful_votes to reviews
ALTER TABLE reviews ADD helpful_votes INTEGER DEFAULT 0 NOT NULL;

-- [step 30/44] add check constraint ck_reviews_helpful_votes to reviews
ALTER TABLE reviews ADD CONSTRAINT ck_reviews_helpful_votes CHECK (helpful_votes >= 0);

-- [step 31/44] add unique constraint uq_reviews_product_customer to reviews
-- note: The review form has refused a second opinion since its first day.
ALTER TABLE reviews ADD CONSTRAINT uq_reviews_product_customer UNIQUE (product_id, customer_id);

-- [step 32/44] create index ix_reviews_most_helpful on reviews
CREATE INDEX ix_reviews_most_helpful ON reviews (product_id, helpful_votes DESC);

UPDATE alembic_version SET version_num='f7031cd85ae6' WHERE alembic_version.version_num = 'a150d9e4737b';

-- Transaction ends: this revision is complete and becomes permanent.
COMMIT;

-- ------------------------------------------------------------------------------
-- upgrade d26b8f5e0913: merge reviews into the shop
-- file: revisions/d26b8f5e0913_merge_reviews_into_the_shop.toml
-- ------------------------------------------------------------------------------

DELETE FROM alembic_version WHERE alembic_version.version_num = 'f7031cd85ae6';

UPDATE alembic_version SET version_num='d26b8f5e0913' WHERE alembic_version.version_num = '48c9e2a06d5f';

-- Transaction ends: this revision is complete and becomes permanent.
COMMIT;

-- ------------------------------------------------------------------------------
-- upgrade 7a94e03bc6d8: scan 13-digit barcodes
-- file: revisions/7a94e03bc6d8_scan_13_digit_barcodes.toml
-- ------------------------------------------------------------------------------

-- [step 33/44] drop constraint ck_products_barcode of products
-- note: SQL Server changes no type under a check; it comes back below, stricter.
ALTER TABLE products DROP CONSTRAINT ck_products_barcode;

-- [step 34/44] alter column barcode of products
-- note: An EAN-13 does not fit into 32 bits. Widening loses nothing, but PostgreSQL and MySQL write the table anew.
ALTER TABLE products MODIFY barcode NUMBER(19);

COMMENT ON COLUMN products.barcode IS 'EAN-8 or EAN-13';

-- [step 35/44] add check constraint ck_products_barcode to products
ALTER TABLE products ADD CONSTRAINT ck_products_barcode CHECK (barcode BETWEEN 1 AND 9999999999999);

UPDATE alembic_version SET version_num='7a94e03bc6d8' WHERE alembic_version.version_num = 'd26b8f5e0913';

-- Transaction ends: this revision is complete and becomes permanent.
COMMIT;

-- ------------------------------------------------------------------------------
-- upgrade c5f1806d2be7: weigh every product
-- file: revisions/c5f1806d2be7_weigh_every_product.toml
-- ------------------------------------------------------------------------------

-- [step 36/44] run: UPDATE products SET weight_grams = 0 WHERE weight_grams IS N...
-- note: Zero means: not weighed yet.
UPDATE products SET weight_grams = 0 WHERE weight_grams IS NULL;

-- [step 37/44] alter column weight_grams of products
ALTER TABLE products MODIFY weight_grams NOT NULL;

ALTER TABLE products MODIFY weight_grams DEFAULT 0;

COMMENT ON COLUMN products.weight_grams IS 'with the box; 0 until somebody has put it on the scales';

-- [step 38/44] add check constraint ck_products_weight_grams to products
ALTER TABLE products ADD CONSTRAINT ck_products_weight_grams CHECK (weight_grams >= 0);

UPDATE alembic_version SET version_num='c5f1806d2be7' WHERE alembic_version.version_num = '7a94e03bc6d8';

-- Transaction ends: this revision is complete and becomes permanent.
COMMIT;

-- ------------------------------------------------------------------------------
-- upgrade 1e8d57fa40b2: find my orders fast
-- file: revisions/1e8d57fa40b2_find_my_orders_fast.toml
-- ------------------------------------------------------------------------------

-- [step 39/44] create index ix_orders_customer_placed on orders
-- note: The page "my orders" sorted 40 000 rows per visit. The shop stays open while PostgreSQL builds this.
CREATE INDEX ix_orders_customer_placed ON orders (customer_id, placed_at);

-- [step 40/44] drop index ix_orders_customer_id of orders
-- note: The new index begins with the same column and carries the foreign key from here on.
DROP INDEX ix_orders_customer_id;

UPDATE alembic_version SET version_num='1e8d57fa40b2' WHERE alembic_version.version_num = 'c5f1806d2be7';

-- Transaction ends: this revision is complete and becomes permanent.
COMMIT;

-- ------------------------------------------------------------------------------
-- upgrade 84b60c9fe3d1: retire the paper catalogue
-- file: revisions/84b60c9fe3d1_retire_the_paper_catalogue.toml
-- ------------------------------------------------------------------------------

-- [step 41/44] drop index ix_products_legacy_code of products
DROP INDEX ix_products_legacy_code;

-- [step 42/44] drop column legacy_code from products (lossy: the values of products.legacy_code)
-- note: Nobody has ordered by catalogue number since April. The numbers themselves are lost after this.
ALTER TABLE products DROP COLUMN legacy_code;

UPDATE alembic_version SET version_num='84b60c9fe3d1' WHERE alembic_version.version_num = '1e8d57fa40b2';

-- Transaction ends: this revision is complete and becomes permanent.
COMMIT;

-- ------------------------------------------------------------------------------
-- upgrade 39e7d1b4a06c: see what sells
-- file: revisions/39e7d1b4a06c_see_what_sells.toml
-- ------------------------------------------------------------------------------

-- [step 43/44] add column line_total to order_items
-- note: Oracle stores no computed columns and SQLite adds none that are stored: here it is computed when it is read.
ALTER TABLE order_items ADD line_total NUMERIC(14, 2) GENERATED ALWAYS AS (quantity * unit_price) VIRTUAL;

-- [step 44/44] create view product_sales
CREATE VIEW product_sales AS
SELECT p.id AS product_id, p.title AS title, SUM(i.quantity) AS units_sold, SUM(i.line_total) AS revenue
FROM products p
JOIN order_items i ON i.product_id = p.id
GROUP BY p.id, p.title;

UPDATE alembic_version SET version_num='39e7d1b4a06c' WHERE alembic_version.version_num = '84b60c9fe3d1';

-- Transaction ends: this revision is complete and becomes permanent.
COMMIT;

-- End of the script: who does not see the next line run has not run all of it.
COMMIT;
PROMPT gensql: the script reached its end, the database is at 39e7d1b4a06c (see what sells)
EXIT SUCCESS
