-- ==============================================================================
-- gensql downgrade script for SQL Server
-- from:         head = 39e7d1b4a06c (see what sells)
-- to:           base (no revision)
-- written for:  SQL Server 2017 or newer (dialect mssql)
-- size:         17 revisions, 45 steps, 53 statements
-- transaction:  one for the whole script, all or nothing
-- undo:         the upgrade script of the same range
-- LOSES DATA:   steps 17, 18, 19, 24, 25, 32, 33, 34, 35, 40, 43, 44, 45: what is dropped there is gone, and no script brings it back
-- files:        sha256 8d98551a75f70571e2a4d388b7d8590591e53b0ce986b490a09d4c9eb3239df6 of the revision files, oldest first
-- structure:    sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 after the last step
-- run with:     sqlcmd -b -x -I -f 65001 -d DATABASE -i FILE
-- ==============================================================================

-- Stop at the first error, undo the open transaction; settings that filtered indexes and computed columns need.
:on error exit
SET NOCOUNT ON;
SET XACT_ABORT ON;
SET ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, QUOTED_IDENTIFIER ON;
SET NUMERIC_ROUNDABORT OFF;
GO

-- Transaction begins: from here to COMMIT it is all or nothing.
BEGIN TRANSACTION;

-- Guard: stops before the first change unless the version table holds exactly 39e7d1b4a06c.
DECLARE @found nvarchar(max) = N'', @message nvarchar(2048);
IF OBJECT_ID(N'alembic_version', N'U') IS NOT NULL
    EXEC sp_executesql N'SELECT @found = COALESCE(STUFF((SELECT N'', '' + version_num FROM alembic_version WITH (TABLOCKX, HOLDLOCK) ORDER BY version_num FOR XML PATH(N'''')), 1, 2, N''''), N'''')', N'@found nvarchar(max) OUTPUT', @found OUTPUT;
IF @found <> N'39e7d1b4a06c'
BEGIN
    IF @@TRANCOUNT > 0 ROLLBACK;
    SET @message = N'gensql: this database is at revision "' + COALESCE(NULLIF(@found, N''), N'base') + N'", but the script starts at "' + N'39e7d1b4a06c' + N'"; nothing was changed';
    RAISERROR(@message, 16, 1);
    -- For clients that go on after an error.
    SET NOEXEC ON;
END;
GO

-- ------------------------------------------------------------------------------
-- downgrade 39e7d1b4a06c: see what sells
-- file: revisions/39e7d1b4a06c_see_what_sells.toml
-- ------------------------------------------------------------------------------

-- [step 01/45] drop view product_sales
DROP VIEW product_sales;
GO

-- [step 02/45] drop column line_total from order_items
ALTER TABLE order_items DROP COLUMN line_total;
GO

UPDATE alembic_version SET version_num='84b60c9fe3d1' WHERE alembic_version.version_num = '39e7d1b4a06c';
GO

-- ------------------------------------------------------------------------------
-- downgrade 84b60c9fe3d1: retire the paper catalogue
-- file: revisions/84b60c9fe3d1_retire_the_paper_catalogue.toml
-- ------------------------------------------------------------------------------

-- [step 03/45] add column legacy_code to products
ALTER TABLE products ADD legacy_code VARCHAR(30) NULL;
GO

declare @schema sysname = SCHEMA_NAME()
execute sp_addextendedproperty 'MS_Description', N'the number in the paper catalogue of 2019', 'schema', @schema, 'table', products, 'column', legacy_code;
GO

-- [step 04/45] run: UPDATE products SET legacy_code = sku
-- note: The old numbers are gone; the sku is what the catalogue printed beside them.
UPDATE products SET legacy_code = sku;
GO

-- [step 05/45] create index ix_products_legacy_code on products
CREATE INDEX ix_products_legacy_code ON products (legacy_code);
GO

UPDATE alembic_version SET version_num='1e8d57fa40b2' WHERE alembic_version.version_num = '84b60c9fe3d1';
GO

-- ------------------------------------------------------------------------------
-- downgrade 1e8d57fa40b2: find my orders fast
-- file: revisions/1e8d57fa40b2_find_my_orders_fast.toml
-- ------------------------------------------------------------------------------

-- [step 06/45] create index ix_orders_customer_id on orders
CREATE INDEX ix_orders_customer_id ON orders (customer_id);
GO

-- [step 07/45] drop index ix_orders_customer_placed of orders
DROP INDEX ix_orders_customer_placed ON orders;
GO

UPDATE alembic_version SET version_num='c5f1806d2be7' WHERE alembic_version.version_num = '1e8d57fa40b2';
GO

-- ------------------------------------------------------------------------------
-- downgrade c5f1806d2be7: weigh every product
-- file: revisions/c5f1806d2be7_weigh_every_product.toml
-- ------------------------------------------------------------------------------

-- [step 08/45] drop constraint ck_products_weight_grams of products
ALTER TABLE products DROP CONSTRAINT ck_products_weight_grams;
GO

-- [step 09/45] alter column weight_grams of products
declare @const_name varchar(256)
select @const_name = QUOTENAME([name]) from sys.default_constraints
where parent_object_id = object_id('products')
and col_name(parent_object_id, parent_column_id) = 'weight_grams'
exec('alter table products drop constraint ' + @const_name);
GO

ALTER TABLE products ALTER COLUMN weight_grams INTEGER NULL;
GO

declare @schema sysname = SCHEMA_NAME()
exec sp_dropextendedproperty 'MS_Description', 'schema', @schema, 'table', products, 'column', weight_grams;
GO

-- [step 10/45] run: UPDATE products SET weight_grams = NULL WHERE weight_grams =...
UPDATE products SET weight_grams = NULL WHERE weight_grams = 0;
GO

UPDATE alembic_version SET version_num='7a94e03bc6d8' WHERE alembic_version.version_num = 'c5f1806d2be7';
GO

-- ------------------------------------------------------------------------------
-- downgrade 7a94e03bc6d8: scan 13-digit barcodes
-- file: revisions/7a94e03bc6d8_scan_13_digit_barcodes.toml
-- ------------------------------------------------------------------------------

-- [step 11/45] drop constraint ck_products_barcode of products
ALTER TABLE products DROP CONSTRAINT ck_products_barcode;
GO

-- [step 12/45] alter column barcode of products
ALTER TABLE products ALTER COLUMN barcode INTEGER;
GO

declare @schema sysname = SCHEMA_NAME()
exec sp_dropextendedproperty 'MS_Description', 'schema', @schema, 'table', products, 'column', barcode;
GO

-- [step 13/45] add check constraint ck_products_barcode to products
ALTER TABLE products ADD CONSTRAINT ck_products_barcode CHECK (barcode > 0);
GO

UPDATE alembic_version SET version_num='d26b8f5e0913' WHERE alembic_version.version_num = '7a94e03bc6d8';
GO

-- ------------------------------------------------------------------------------
-- downgrade d26b8f5e0913: merge reviews into the shop
-- file: revisions/d26b8f5e0913_merge_reviews_into_the_shop.toml
-- ------------------------------------------------------------------------------

INSERT INTO alembic_version (version_num) VALUES ('f7031cd85ae6');
GO

UPDATE alembic_version SET version_num='48c9e2a06d5f' WHERE alembic_version.version_num = 'd26b8f5e0913';
GO

-- ------------------------------------------------------------------------------
-- downgrade f7031cd85ae6: tame the reviews
-- file: revisions/f7031cd85ae6_tame_the_reviews.toml
-- ------------------------------------------------------------------------------

-- [step 14/45] drop index ix_reviews_most_helpful of reviews
DROP INDEX ix_reviews_most_helpful ON reviews;
GO

-- [step 15/45] drop constraint uq_reviews_product_customer of reviews
ALTER TABLE reviews DROP CONSTRAINT uq_reviews_product_customer;
GO

-- [step 16/45] drop constraint ck_reviews_helpful_votes of reviews
ALTER TABLE reviews DROP CONSTRAINT ck_reviews_helpful_votes;
GO

-- [step 17/45] drop column helpful_votes from reviews (lossy: the values of reviews.helpful_votes)
declare @const_name varchar(256)
select @const_name = QUOTENAME([name]) from sys.default_constraints
where parent_object_id = object_id('reviews')
and col_name(parent_object_id, parent_column_id) = 'helpful_votes'
exec('alter table reviews drop constraint ' + @const_name);
GO

ALTER TABLE reviews DROP COLUMN helpful_votes;
GO

-- [step 18/45] drop column published from reviews (lossy: the values of reviews.published)
declare @const_name varchar(256)
select @const_name = QUOTENAME([name]) from sys.default_constraints
where parent_object_id = object_id('reviews')
and col_name(parent_object_id, parent_column_id) = 'published'
exec('alter table reviews drop constraint ' + @const_name);
GO

ALTER TABLE reviews DROP COLUMN published;
GO

UPDATE alembic_version SET version_num='a150d9e4737b' WHERE alembic_version.version_num = 'f7031cd85ae6';
GO

-- ------------------------------------------------------------------------------
-- downgrade a150d9e4737b: let customers review
-- file: revisions/a150d9e4737b_let_customers_review.toml
-- ------------------------------------------------------------------------------

-- [step 19/45] drop table reviews (lossy: the rows of reviews)
DROP TABLE reviews;
GO

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a150d9e4737b';
GO

-- ------------------------------------------------------------------------------
-- downgrade 48c9e2a06d5f: ask how to ship
-- file: revisions/48c9e2a06d5f_ask_how_to_ship.toml
-- ------------------------------------------------------------------------------

-- [step 20/45] drop the comment of table orders
declare @schema sysname = SCHEMA_NAME()
execute sp_dropextendedproperty 'MS_Description', 'schema', @schema, 'table', orders;
GO

-- [step 21/45] drop constraint fk_orders_shipping_method_id of orders
ALTER TABLE orders DROP CONSTRAINT fk_orders_shipping_method_id;
GO

-- [step 22/45] drop index ix_orders_shipping_method_id of orders
DROP INDEX ix_orders_shipping_method_id ON orders;
GO

-- [step 23/45] alter column shipping_method_id of orders
ALTER TABLE orders ALTER COLUMN shipping_method_id SMALLINT NULL;
GO

-- [step 24/45] drop column shipping_method_id from orders (lossy: the values of orders.shipping_method_id)
ALTER TABLE orders DROP COLUMN shipping_method_id;
GO

UPDATE alembic_version SET version_num='6be2470fd19a' WHERE alembic_version.version_num = '48c9e2a06d5f';
GO

-- ------------------------------------------------------------------------------
-- downgrade 6be2470fd19a: offer pickup in the shop
-- file: revisions/6be2470fd19a_offer_pickup_in_the_shop.toml
-- ------------------------------------------------------------------------------

-- [step 25/45] delete 1 row from shipping_methods (lossy: rows of shipping_methods)
DELETE FROM shipping_methods WHERE id = 4;
GO

-- [step 26/45] alter column title of shipping_methods
ALTER TABLE shipping_methods ALTER COLUMN title VARCHAR(20) NOT NULL;
GO

-- [step 27/45] rename index ux_shipping_methods_code of shipping_methods to ux_carriers_code
EXEC sp_rename 'shipping_methods.ux_shipping_methods_code', ux_carriers_code, 'INDEX';
GO

-- [step 28/45] rename table shipping_methods to carriers
EXEC sp_rename 'shipping_methods', carriers;
GO

UPDATE alembic_version SET version_num='2fa8c36be7d4' WHERE alembic_version.version_num = '6be2470fd19a';
GO

-- ------------------------------------------------------------------------------
-- downgrade 2fa8c36be7d4: one open cart each
-- file: revisions/2fa8c36be7d4_one_open_cart_each.toml
-- ------------------------------------------------------------------------------

-- [step 29/45] drop index ux_carts_open of carts
DROP INDEX ux_carts_open ON carts;
GO

-- [step 30/45] drop constraint ck_carts_state of carts
ALTER TABLE carts DROP CONSTRAINT ck_carts_state;
GO

-- [step 31/45] run: UPDATE carts SET state = 'open' WHERE state = 'abandoned'
UPDATE carts SET state = 'open' WHERE state = 'abandoned';
GO

UPDATE alembic_version SET version_num='93d6f02b8c1e' WHERE alembic_version.version_num = '2fa8c36be7d4';
GO

-- ------------------------------------------------------------------------------
-- downgrade 93d6f02b8c1e: take orders
-- file: revisions/93d6f02b8c1e_take_orders.toml
-- ------------------------------------------------------------------------------

-- [step 32/45] drop table order_items (lossy: the rows of order_items)
DROP TABLE order_items;
GO

-- [step 33/45] drop table orders (lossy: the rows of orders)
DROP TABLE orders;
GO

UPDATE alembic_version SET version_num='e419b7705fc8' WHERE alembic_version.version_num = '93d6f02b8c1e';
GO

-- ------------------------------------------------------------------------------
-- downgrade e419b7705fc8: hire three carriers
-- file: revisions/e419b7705fc8_hire_three_carriers.toml
-- ------------------------------------------------------------------------------

-- [step 34/45] delete 3 rows from carriers (lossy: rows of carriers)
DELETE FROM carriers WHERE id = 3;
GO

DELETE FROM carriers WHERE id = 2;
GO

DELETE FROM carriers WHERE id = 1;
GO

-- [step 35/45] drop table carriers (lossy: the rows of carriers)
DROP TABLE carriers;
GO

UPDATE alembic_version SET version_num='0c7ae5184b36' WHERE alembic_version.version_num = 'e419b7705fc8';
GO

-- ------------------------------------------------------------------------------
-- downgrade 0c7ae5184b36: one account per email
-- file: revisions/0c7ae5184b36_one_account_per_email.toml
-- ------------------------------------------------------------------------------

-- [step 36/45] drop constraint uq_customers_email of customers
ALTER TABLE customers DROP CONSTRAINT uq_customers_email;
GO

UPDATE alembic_version SET version_num='b83f16d2e905' WHERE alembic_version.version_num = '0c7ae5184b36';
GO

-- ------------------------------------------------------------------------------
-- downgrade b83f16d2e905: welcome customers
-- file: revisions/b83f16d2e905_welcome_customers.toml
-- ------------------------------------------------------------------------------

-- [step 37/45] drop constraint fk_carts_customer_id of carts
ALTER TABLE carts DROP CONSTRAINT fk_carts_customer_id;
GO

-- [step 38/45] rename index ix_carts_customer_id of carts to ix_carts_user_id
EXEC sp_rename 'carts.ix_carts_customer_id', ix_carts_user_id, 'INDEX';
GO

-- [step 39/45] rename column customer_id of carts to user_id
EXEC sp_rename 'carts.customer_id', user_id, 'COLUMN';
GO

-- [step 40/45] drop table customers (lossy: the rows of customers)
DROP TABLE customers;
GO

UPDATE alembic_version SET version_num='5d0e94c1a7f2' WHERE alembic_version.version_num = 'b83f16d2e905';
GO

-- ------------------------------------------------------------------------------
-- downgrade 5d0e94c1a7f2: fill the shelves
-- file: revisions/5d0e94c1a7f2_fill_the_shelves.toml
-- ------------------------------------------------------------------------------

-- [step 41/45] drop constraint fk_cart_items_product_id of cart_items
ALTER TABLE cart_items DROP CONSTRAINT fk_cart_items_product_id;
GO

-- [step 42/45] drop index ix_cart_items_product_id of cart_items
DROP INDEX ix_cart_items_product_id ON cart_items;
GO

-- [step 43/45] drop table products (lossy: the rows of products)
DROP TABLE products;
GO

UPDATE alembic_version SET version_num='286c2307065b' WHERE alembic_version.version_num = '5d0e94c1a7f2';
GO

-- ------------------------------------------------------------------------------
-- downgrade 286c2307065b: create cart tables
-- file: revisions/286c2307065b_create_cart_tables.toml
-- ------------------------------------------------------------------------------

-- [step 44/45] drop table cart_items (lossy: the rows of cart_items)
DROP TABLE cart_items;
GO

-- [step 45/45] drop table carts (lossy: the rows of carts)
DROP TABLE carts;
GO

DELETE FROM alembic_version WHERE alembic_version.version_num = '286c2307065b';
GO

-- Transaction ends: the changes above become permanent.
COMMIT;
GO

-- End of the script: who does not see the next line run has not run all of it.
PRINT 'gensql: the script reached its end, the database is at base (no revision)';
GO
