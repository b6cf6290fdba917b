SET DEFINE OFF
-- ==============================================================================
-- gensql downgrade script for Oracle
-- from:         head = 39e7d1b4a06c (see what sells)
-- to:           base (no revision)
-- written for:  Oracle 19 or newer (dialect oracle)
-- size:         17 revisions, 44 steps, 50 statements
-- transaction:  none: Oracle commits each change of structure by itself
-- if it fails:  what ran stays; with --resume the same file can be run again and goes on there
-- undo:         the upgrade script of the same range
-- LOSES DATA:   steps 17, 18, 19, 24, 25, 31, 32, 33, 34, 39, 42, 43, 44: what is dropped there is gone, and no script brings it back
-- files:        sha256 8d98551a75f70571e2a4d388b7d8590591e53b0ce986b490a09d4c9eb3239df6 of the revision files, oldest first
-- structure:    sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 after the last step
-- run with:     sqlplus -S -L USER@SERVICE @FILE
-- ==============================================================================

-- Stop at the first error; blank lines inside statements are allowed.
WHENEVER OSERROR EXIT FAILURE ROLLBACK
WHENEVER SQLERROR EXIT FAILURE ROLLBACK
SET SQLBLANKLINES ON
-- Oracle commits each change of structure by itself: a script that stops half-way is not undone.

-- Guard: stops before the first change unless the version table holds exactly 39e7d1b4a06c.
DECLARE
    found VARCHAR2(4000);
BEGIN
    BEGIN
        EXECUTE IMMEDIATE 'SELECT LISTAGG(version_num, '', '') WITHIN GROUP (ORDER BY version_num) FROM alembic_version' INTO found;
    EXCEPTION
        WHEN OTHERS THEN
            IF SQLCODE <> -942 THEN RAISE; END IF;
    END;
    IF NVL(found, '-') <> NVL('39e7d1b4a06c', '-') THEN
        RAISE_APPLICATION_ERROR(-20000, 'gensql: this database is at revision "' || NVL(found, 'base') || '", but the script starts at "' || '39e7d1b4a06c' || '"; nothing was changed');
    END IF;
END;
/

-- ------------------------------------------------------------------------------
-- downgrade 39e7d1b4a06c: see what sells
-- file: revisions/39e7d1b4a06c_see_what_sells.toml
-- ------------------------------------------------------------------------------

-- [step 01/44] drop view product_sales
DROP VIEW product_sales;

-- [step 02/44] drop column line_total from order_items
ALTER TABLE order_items DROP COLUMN line_total;

UPDATE alembic_version SET version_num='84b60c9fe3d1' WHERE alembic_version.version_num = '39e7d1b4a06c';

-- Transaction ends: this revision is complete and becomes permanent.
COMMIT;

-- ------------------------------------------------------------------------------
-- downgrade 84b60c9fe3d1: retire the paper catalogue
-- file: revisions/84b60c9fe3d1_retire_the_paper_catalogue.toml
-- ------------------------------------------------------------------------------

-- [step 03/44] add column legacy_code to products
ALTER TABLE products ADD legacy_code VARCHAR2(30 CHAR);

COMMENT ON COLUMN products.legacy_code IS 'the number in the paper catalogue of 2019';

-- [step 04/44] run: UPDATE products SET legacy_code = sku
-- note: The old numbers are gone; the sku is what the catalogue printed beside them.
UPDATE products SET legacy_code = sku;

-- [step 05/44] create index ix_products_legacy_code on products
CREATE INDEX ix_products_legacy_code ON products (legacy_code);

UPDATE alembic_version SET version_num='1e8d57fa40b2' WHERE alembic_version.version_num = '84b60c9fe3d1';

-- Transaction ends: this revision is complete and becomes permanent.
COMMIT;

-- ------------------------------------------------------------------------------
-- downgrade 1e8d57fa40b2: find my orders fast
-- file: revisions/1e8d57fa40b2_find_my_orders_fast.toml
-- ------------------------------------------------------------------------------

-- [step 06/44] create index ix_orders_customer_id on orders
CREATE INDEX ix_orders_customer_id ON orders (customer_id);

-- [step 07/44] drop index ix_orders_customer_placed of orders
DROP INDEX ix_orders_customer_placed;

UPDATE alembic_version SET version_num='c5f1806d2be7' WHERE alembic_version.version_num = '1e8d57fa40b2';

-- Transaction ends: this revision is complete and becomes permanent.
COMMIT;

-- ------------------------------------------------------------------------------
-- downgrade c5f1806d2be7: weigh every product
-- file: revisions/c5f1806d2be7_weigh_every_product.toml
-- ------------------------------------------------------------------------------

-- [step 08/44] drop constraint ck_products_weight_grams of products
ALTER TABLE products DROP CONSTRAINT ck_products_weight_grams;

-- [step 09/44] alter column weight_grams of products
ALTER TABLE products MODIFY weight_grams NULL;

ALTER TABLE products MODIFY weight_grams DEFAULT NULL;

COMMENT ON COLUMN products.weight_grams IS '';

-- [step 10/44] run: UPDATE products SET weight_grams = NULL WHERE weight_grams =...
UPDATE products SET weight_grams = NULL WHERE weight_grams = 0;

UPDATE alembic_version SET version_num='7a94e03bc6d8' WHERE alembic_version.version_num = 'c5f1806d2be7';

-- Transaction ends: this revision is complete and becomes permanent.
COMMIT;

-- ------------------------------------------------------------------------------
-- downgrade 7a94e03bc6d8: scan 13-digit barcodes
-- file: revisions/7a94e03bc6d8_scan_13_digit_barcodes.toml
-- ------------------------------------------------------------------------------

-- [step 11/44] drop constraint ck_products_barcode of products
ALTER TABLE products DROP CONSTRAINT ck_products_barcode;

-- [step 12/44] alter column barcode of products
ALTER TABLE products MODIFY barcode INTEGER;

COMMENT ON COLUMN products.barcode IS '';

-- [step 13/44] add check constraint ck_products_barcode to products
ALTER TABLE products ADD CONSTRAINT ck_products_barcode CHECK (barcode > 0);

UPDATE alembic_version SET version_num='d26b8f5e0913' WHERE alembic_version.version_num = '7a94e03bc6d8';

-- Transaction ends: this revision is complete and becomes permanent.
COMMIT;

-- ------------------------------------------------------------------------------
-- downgrade d26b8f5e0913: merge reviews into the shop
-- file: revisions/d26b8f5e0913_merge_reviews_into_the_shop.toml
-- ------------------------------------------------------------------------------

INSERT INTO alembic_version (version_num) VALUES ('f7031cd85ae6');

UPDATE alembic_version SET version_num='48c9e2a06d5f' WHERE alembic_version.version_num = 'd26b8f5e0913';

-- Transaction ends: this revision is complete and becomes permanent.
COMMIT;

-- ------------------------------------------------------------------------------
-- downgrade f7031cd85ae6: tame the reviews
-- file: revisions/f7031cd85ae6_tame_the_reviews.toml
-- ------------------------------------------------------------------------------

-- [step 14/44] drop index ix_reviews_most_helpful of reviews
DROP INDEX ix_reviews_most_helpful;

-- [step 15/44] drop constraint uq_reviews_product_customer of reviews
ALTER TABLE reviews DROP CONSTRAINT uq_reviews_product_customer;

-- [step 16/44] drop constraint ck_reviews_helpful_votes of reviews
ALTER TABLE reviews DROP CONSTRAINT ck_reviews_helpful_votes;

-- [step 17/44] drop column helpful_votes from reviews (lossy: the values of reviews.helpful_votes)
ALTER TABLE reviews DROP COLUMN helpful_votes;

-- [step 18/44] drop column published from reviews (lossy: the values of reviews.published)
ALTER TABLE reviews DROP COLUMN published;

UPDATE alembic_version SET version_num='a150d9e4737b' WHERE alembic_version.version_num = 'f7031cd85ae6';

-- Transaction ends: this revision is complete and becomes permanent.
COMMIT;

-- ------------------------------------------------------------------------------
-- downgrade a150d9e4737b: let customers review
-- file: revisions/a150d9e4737b_let_customers_review.toml
-- ------------------------------------------------------------------------------

-- [step 19/44] drop table reviews (lossy: the rows of reviews)
DROP TABLE reviews;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a150d9e4737b';

-- Transaction ends: this revision is complete and becomes permanent.
COMMIT;

-- ------------------------------------------------------------------------------
-- downgrade 48c9e2a06d5f: ask how to ship
-- file: revisions/48c9e2a06d5f_ask_how_to_ship.toml
-- ------------------------------------------------------------------------------

-- [step 20/44] drop the comment of table orders
COMMENT ON TABLE orders IS '';

-- [step 21/44] drop constraint fk_orders_shipping_method_id of orders
ALTER TABLE orders DROP CONSTRAINT fk_orders_shipping_method_id;

-- [step 22/44] drop index ix_orders_shipping_method_id of orders
DROP INDEX ix_orders_shipping_method_id;

-- [step 23/44] alter column shipping_method_id of orders
ALTER TABLE orders MODIFY shipping_method_id NULL;

-- [step 24/44] drop column shipping_method_id from orders (lossy: the values of orders.shipping_method_id)
ALTER TABLE orders DROP COLUMN shipping_method_id;

UPDATE alembic_version SET version_num='6be2470fd19a' WHERE alembic_version.version_num = '48c9e2a06d5f';

-- Transaction ends: this revision is complete and becomes permanent.
COMMIT;

-- ------------------------------------------------------------------------------
-- downgrade 6be2470fd19a: offer pickup in the shop
-- file: revisions/6be2470fd19a_offer_pickup_in_the_shop.toml
-- ------------------------------------------------------------------------------

-- [step 25/44] delete 1 row from shipping_methods (lossy: rows of shipping_methods)
DELETE FROM shipping_methods WHERE id = 4;

-- [step 26/44] alter column title of shipping_methods
ALTER TABLE shipping_methods MODIFY title VARCHAR2(20 CHAR);

-- [step 27/44] rename index ux_shipping_methods_code of shipping_methods to ux_carriers_code
ALTER INDEX ux_shipping_methods_code RENAME TO ux_carriers_code;

-- [step 28/44] rename table shipping_methods to carriers
ALTER TABLE shipping_methods RENAME TO carriers;

UPDATE alembic_version SET version_num='2fa8c36be7d4' WHERE alembic_version.version_num = '6be2470fd19a';

-- Transaction ends: this revision is complete and becomes permanent.
COMMIT;

-- ------------------------------------------------------------------------------
-- downgrade 2fa8c36be7d4: one open cart each
-- file: revisions/2fa8c36be7d4_one_open_cart_each.toml
-- ------------------------------------------------------------------------------

-- [step 29/44] drop constraint ck_carts_state of carts
ALTER TABLE carts DROP CONSTRAINT ck_carts_state;

-- [step 30/44] run: UPDATE carts SET state = 'open' WHERE state = 'abandoned'
UPDATE carts SET state = 'open' WHERE state = 'abandoned';

UPDATE alembic_version SET version_num='93d6f02b8c1e' WHERE alembic_version.version_num = '2fa8c36be7d4';

-- Transaction ends: this revision is complete and becomes permanent.
COMMIT;

-- ------------------------------------------------------------------------------
-- downgrade 93d6f02b8c1e: take orders
-- file: revisions/93d6f02b8c1e_take_orders.toml
-- ------------------------------------------------------------------------------

-- [step 31/44] drop table order_items (lossy: the rows of order_items)
DROP TABLE order_items;

-- [step 32/44] drop table orders (lossy: the rows of orders)
DROP TABLE orders;

UPDATE alembic_version SET version_num='e419b7705fc8' WHERE alembic_version.version_num = '93d6f02b8c1e';

-- Transaction ends: this revision is complete and becomes permanent.
COMMIT;

-- ------------------------------------------------------------------------------
-- downgrade e419b7705fc8: hire three carriers
-- file: revisions/e419b7705fc8_hire_three_carriers.toml
-- ------------------------------------------------------------------------------

-- [step 33/44] delete 3 rows from carriers (lossy: rows of carriers)
DELETE FROM carriers WHERE id = 3;

DELETE FROM carriers WHERE id = 2;

DELETE FROM carriers WHERE id = 1;

-- [step 34/44] drop table carriers (lossy: the rows of carriers)
DROP TABLE carriers;

UPDATE alembic_version SET version_num='0c7ae5184b36' WHERE alembic_version.version_num = 'e419b7705fc8';

-- Transaction ends: this revision is complete and becomes permanent.
COMMIT;

-- ------------------------------------------------------------------------------
-- downgrade 0c7ae5184b36: one account per email
-- file: revisions/0c7ae5184b36_one_account_per_email.toml
-- ------------------------------------------------------------------------------

-- [step 35/44] drop index ux_customers_email of customers
DROP INDEX ux_customers_email;

UPDATE alembic_version SET version_num='b83f16d2e905' WHERE alembic_version.version_num = '0c7ae5184b36';

-- Transaction ends: this revision is complete and becomes permanent.
COMMIT;

-- ------------------------------------------------------------------------------
-- downgrade b83f16d2e905: welcome customers
-- file: revisions/b83f16d2e905_welcome_customers.toml
-- ------------------------------------------------------------------------------

-- [step 36/44] drop constraint fk_carts_customer_id of carts
ALTER TABLE carts DROP CONSTRAINT fk_carts_customer_id;

-- [step 37/44] rename index ix_carts_customer_id of carts to ix_carts_user_id
ALTER INDEX ix_carts_customer_id RENAME TO ix_carts_user_id;

-- [step 38/44] rename column customer_id of carts to user_id
ALTER TABLE carts RENAME COLUMN customer_id TO user_id;

-- [step 39/44] drop table customers (lossy: the rows of customers)
DROP TABLE customers;

UPDATE alembic_version SET version_num='5d0e94c1a7f2' WHERE alembic_version.version_num = 'b83f16d2e905';

-- Transaction ends: this revision is complete and becomes permanent.
COMMIT;

-- ------------------------------------------------------------------------------
-- downgrade 5d0e94c1a7f2: fill the shelves
-- file: revisions/5d0e94c1a7f2_fill_the_shelves.toml
-- ------------------------------------------------------------------------------

-- [step 40/44] drop constraint fk_cart_items_product_id of cart_items
ALTER TABLE cart_items DROP CONSTRAINT fk_cart_items_product_id;

-- [step 41/44] drop index ix_cart_items_product_id of cart_items
DROP INDEX ix_cart_items_product_id;

-- [step 42/44] drop table products (lossy: the rows of products)
DROP TABLE products;

UPDATE alembic_version SET version_num='286c2307065b' WHERE alembic_version.version_num = '5d0e94c1a7f2';

-- Transaction ends: this revision is complete and becomes permanent.
COMMIT;

-- ------------------------------------------------------------------------------
-- downgrade 286c2307065b: create cart tables
-- file: revisions/286c2307065b_create_cart_tables.toml
-- ------------------------------------------------------------------------------

-- [step 43/44] drop table cart_items (lossy: the rows of cart_items)
DROP TABLE cart_items;

-- [step 44/44] drop table carts (lossy: the rows of carts)
DROP TABLE carts;

DELETE FROM alembic_version WHERE alembic_version.version_num = '286c2307065b';

-- Transaction ends: this revision is complete and becomes permanent.
COMMIT;

-- End of the script: who does not see the next line run has not run all of it.
COMMIT;
PROMPT gensql: the script reached its end, the database is at base (no revision)
EXIT SUCCESS
