-- ==============================================================================
-- gensql upgrade script for SQL Server
-- from:         base (no revision)
-- to:           head = 39e7d1b4a06c (see what sells)
-- written for:  SQL Server 2017 or newer (dialect mssql)
-- size:         17 revisions, 45 steps, 63 statements
-- transaction:  one for the whole script, all or nothing
-- undo:         gen sql from the end to the start restores the structure
-- LOSES DATA:   step 43: what is dropped there is gone, and no script brings it back
-- files:        sha256 8d98551a75f70571e2a4d388b7d8590591e53b0ce986b490a09d4c9eb3239df6 of the revision files, oldest first
-- structure:    sha256 44d1638d7f0f0a28ae55628ff4b81085b49f4337269dfcea38baa28c6c9cf4d8 after the last step
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

-- Guard: stops before the first change unless the version table holds nothing (or does not exist yet).
DECLARE @found nvarchar(max) = N'', @message nvarchar(2048);
IF OBJECT_ID(N'alembic_version', N'U') IS NOT NULL
    EXEC sp_executesql N'SELECT @found = COALESCE(STUFF((SELECT N'', '' + version_num FROM alembic_version WITH (TABLOCKX, HOLDLOCK) ORDER BY version_num FOR XML PATH(N'''')), 1, 2, N''''), N'''')', N'@found nvarchar(max) OUTPUT', @found OUTPUT;
IF @found <> N''
BEGIN
    IF @@TRANCOUNT > 0 ROLLBACK;
    SET @message = N'gensql: this database is at revision "' + COALESCE(NULLIF(@found, N''), N'base') + N'", but the script starts at "' + N'base' + N'"; nothing was changed';
    RAISERROR(@message, 16, 1);
    -- For clients that go on after an error.
    SET NOEXEC ON;
END;
GO

IF OBJECT_ID(N'alembic_version', N'U') IS NULL
CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
GO

-- ------------------------------------------------------------------------------
-- upgrade 286c2307065b: create cart tables
-- file: revisions/286c2307065b_create_cart_tables.toml
-- ------------------------------------------------------------------------------

-- [step 01/45] create table carts
CREATE TABLE carts (
    id INTEGER NOT NULL IDENTITY,
    user_id INTEGER NOT NULL,
    state VARCHAR(20) NOT NULL DEFAULT 'open',
    created_at DATETIMEOFFSET NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id)
);
GO

declare @schema sysname = SCHEMA_NAME()
execute sp_addextendedproperty 'MS_Description', N'one open cart per shopper', 'schema', @schema, 'table', carts;
GO

CREATE INDEX ix_carts_user_id ON carts (user_id);
GO

-- [step 02/45] create table cart_items
CREATE TABLE cart_items (
    id INTEGER NOT NULL IDENTITY,
    cart_id INTEGER NOT NULL,
    product_id INTEGER NOT NULL,
    quantity INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_cart_items_quantity CHECK (quantity > 0),
    FOREIGN KEY(cart_id) REFERENCES carts (id) ON DELETE CASCADE,
    CONSTRAINT uq_cart_items_cart_product UNIQUE (cart_id, product_id)
);
GO

INSERT INTO alembic_version (version_num) VALUES ('286c2307065b');
GO

-- ------------------------------------------------------------------------------
-- upgrade 5d0e94c1a7f2: fill the shelves
-- file: revisions/5d0e94c1a7f2_fill_the_shelves.toml
-- ------------------------------------------------------------------------------

-- [step 03/45] create table products
CREATE TABLE products (
    id INTEGER NOT NULL IDENTITY,
    sku VARCHAR(20) NOT NULL,
    title VARCHAR(120) NOT NULL,
    description VARCHAR(max) NULL,
    price NUMERIC(10, 2) NOT NULL,
    barcode INTEGER NULL,
    weight_grams INTEGER NULL,
    legacy_code VARCHAR(30) NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_products_price CHECK (price >= 0),
    CONSTRAINT ck_products_barcode CHECK (barcode > 0),
    CONSTRAINT uq_products_sku UNIQUE (sku)
);
GO

declare @schema sysname = SCHEMA_NAME()
execute sp_addextendedproperty 'MS_Description', N'everything the shop sells', 'schema', @schema, 'table', products;
GO

declare @schema sysname = SCHEMA_NAME()
execute sp_addextendedproperty 'MS_Description', N'in euro, with tax', 'schema', @schema, 'table', products, 'column', price;
GO

declare @schema sysname = SCHEMA_NAME()
execute sp_addextendedproperty 'MS_Description', N'the number in the paper catalogue of 2019', 'schema', @schema, 'table', products, 'column', legacy_code;
GO

CREATE INDEX ix_products_legacy_code ON products (legacy_code);
GO

-- [step 04/45] create index ix_cart_items_product_id on cart_items
-- note: Comes before the foreign key, so that MySQL and MariaDB use this index and make none of their own.
CREATE INDEX ix_cart_items_product_id ON cart_items (product_id);
GO

-- [step 05/45] add foreign key fk_cart_items_product_id to cart_items
-- note: The shop opens in March: no cart holds anything yet.
ALTER TABLE cart_items ADD CONSTRAINT fk_cart_items_product_id FOREIGN KEY(product_id) REFERENCES products (id);
GO

UPDATE alembic_version SET version_num='5d0e94c1a7f2' WHERE alembic_version.version_num = '286c2307065b';
GO

-- ------------------------------------------------------------------------------
-- upgrade b83f16d2e905: welcome customers
-- file: revisions/b83f16d2e905_welcome_customers.toml
-- ------------------------------------------------------------------------------

-- [step 06/45] create table customers
CREATE TABLE customers (
    id INTEGER NOT NULL IDENTITY,
    email VARCHAR(255) NOT NULL,
    full_name VARCHAR(120) NOT NULL,
    phone VARCHAR(30) NULL,
    newsletter BIT NOT NULL DEFAULT 0,
    joined_at DATETIMEOFFSET NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id)
);
GO

declare @schema sysname = SCHEMA_NAME()
execute sp_addextendedproperty 'MS_Description', N'only for the courier', 'schema', @schema, 'table', customers, 'column', phone;
GO

-- [step 07/45] rename column user_id of carts to customer_id
-- note: Users are staff; those who fill carts are customers.
EXEC sp_rename 'carts.user_id', customer_id, 'COLUMN';
GO

-- [step 08/45] rename index ix_carts_user_id of carts to ix_carts_customer_id
EXEC sp_rename 'carts.ix_carts_user_id', ix_carts_customer_id, 'INDEX';
GO

-- [step 09/45] add foreign key fk_carts_customer_id to carts
ALTER TABLE carts ADD CONSTRAINT fk_carts_customer_id FOREIGN KEY(customer_id) REFERENCES customers (id);
GO

UPDATE alembic_version SET version_num='b83f16d2e905' WHERE alembic_version.version_num = '5d0e94c1a7f2';
GO

-- ------------------------------------------------------------------------------
-- upgrade 0c7ae5184b36: one account per email
-- file: revisions/0c7ae5184b36_one_account_per_email.toml
-- ------------------------------------------------------------------------------

-- [step 10/45] add unique constraint uq_customers_email to customers
-- note: The usual collations of these engines compare without case.
ALTER TABLE customers ADD CONSTRAINT uq_customers_email UNIQUE (email);
GO

UPDATE alembic_version SET version_num='0c7ae5184b36' WHERE alembic_version.version_num = 'b83f16d2e905';
GO

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
GO

CREATE UNIQUE INDEX ux_carriers_code ON carriers (code);
GO

-- [step 12/45] insert 3 rows into carriers
INSERT INTO carriers (id, code, title, price) VALUES (1, 'post', 'Parcel post', 4.90);
GO

INSERT INTO carriers (id, code, title, price) VALUES (2, 'courier', 'Evening courier', 9.50);
GO

INSERT INTO carriers (id, code, title, price) VALUES (3, 'bike', 'Bicycle, in town', 3.00);
GO

UPDATE alembic_version SET version_num='e419b7705fc8' WHERE alembic_version.version_num = '0c7ae5184b36';
GO

-- ------------------------------------------------------------------------------
-- upgrade 93d6f02b8c1e: take orders
-- file: revisions/93d6f02b8c1e_take_orders.toml
-- ------------------------------------------------------------------------------

-- [step 13/45] create table orders
-- note: Opening day. An order outlives its cart, so it keeps lines of its own.
CREATE TABLE orders (
    id INTEGER NOT NULL IDENTITY,
    customer_id INTEGER NOT NULL,
    state VARCHAR(9) NOT NULL DEFAULT 'new',
    placed_at DATETIMEOFFSET NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id),
    CONSTRAINT fk_orders_customer_id FOREIGN KEY(customer_id) REFERENCES customers (id)
);
GO

CREATE INDEX ix_orders_customer_id ON orders (customer_id);
GO

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
GO

declare @schema sysname = SCHEMA_NAME()
execute sp_addextendedproperty 'MS_Description', N'what was paid, not what the product costs today', 'schema', @schema, 'table', order_items, 'column', unit_price;
GO

CREATE INDEX ix_order_items_product_id ON order_items (product_id);
GO

UPDATE alembic_version SET version_num='93d6f02b8c1e' WHERE alembic_version.version_num = 'e419b7705fc8';
GO

-- ------------------------------------------------------------------------------
-- upgrade 2fa8c36be7d4: one open cart each
-- file: revisions/2fa8c36be7d4_one_open_cart_each.toml
-- ------------------------------------------------------------------------------

-- [step 15/45] run: UPDATE carts SET state = 'abandoned' WHERE state = 'open' AN...
-- note: Two browser tabs made two carts. The newest stays open; no cart was ever called abandoned before.
UPDATE carts SET state = 'abandoned'
WHERE state = 'open'
  AND id NOT IN (SELECT newest FROM (SELECT MAX(id) AS newest FROM carts WHERE state = 'open' GROUP BY customer_id) kept);
GO

-- [step 16/45] add check constraint ck_carts_state to carts
ALTER TABLE carts ADD CONSTRAINT ck_carts_state CHECK (state IN ('open', 'ordered', 'abandoned'));
GO

-- [step 17/45] create index ux_carts_open on carts
-- note: MySQL, MariaDB and Oracle have no partial indexes: there the shop itself has to look before it opens a cart.
CREATE UNIQUE INDEX ux_carts_open ON carts (customer_id) WHERE state = 'open';
GO

UPDATE alembic_version SET version_num='2fa8c36be7d4' WHERE alembic_version.version_num = '93d6f02b8c1e';
GO

-- ------------------------------------------------------------------------------
-- upgrade 6be2470fd19a: offer pickup in the shop
-- file: revisions/6be2470fd19a_offer_pickup_in_the_shop.toml
-- ------------------------------------------------------------------------------

-- [step 18/45] rename table carriers to shipping_methods
-- note: Who walks to the counter is no carrier.
EXEC sp_rename 'carriers', shipping_methods;
GO

-- [step 19/45] rename index ux_carriers_code of shipping_methods to ux_shipping_methods_code
EXEC sp_rename 'shipping_methods.ux_carriers_code', ux_shipping_methods_code, 'INDEX';
GO

-- [step 20/45] alter column title of shipping_methods
ALTER TABLE shipping_methods ALTER COLUMN title VARCHAR(40) NOT NULL;
GO

-- [step 21/45] insert 1 row into shipping_methods
INSERT INTO shipping_methods (id, code, title, price) VALUES (4, 'pickup', 'Pick up at 7 Harbour Street', 0);
GO

UPDATE alembic_version SET version_num='6be2470fd19a' WHERE alembic_version.version_num = '2fa8c36be7d4';
GO

-- ------------------------------------------------------------------------------
-- upgrade 48c9e2a06d5f: ask how to ship
-- file: revisions/48c9e2a06d5f_ask_how_to_ship.toml
-- ------------------------------------------------------------------------------

-- [step 22/45] add column shipping_method_id to orders
ALTER TABLE orders ADD shipping_method_id SMALLINT NULL;
GO

-- [step 23/45] run: UPDATE orders SET shipping_method_id = 1 WHERE shipping_meth...
-- note: So far everything went by parcel post. Nothing to undo: the downgrade drops the column.
UPDATE orders SET shipping_method_id = 1 WHERE shipping_method_id IS NULL;
GO

-- [step 24/45] alter column shipping_method_id of orders
ALTER TABLE orders ALTER COLUMN shipping_method_id SMALLINT NOT NULL;
GO

-- [step 25/45] create index ix_orders_shipping_method_id on orders
CREATE INDEX ix_orders_shipping_method_id ON orders (shipping_method_id);
GO

-- [step 26/45] add foreign key fk_orders_shipping_method_id to orders
ALTER TABLE orders ADD CONSTRAINT fk_orders_shipping_method_id FOREIGN KEY(shipping_method_id) REFERENCES shipping_methods (id);
GO

-- [step 27/45] comment on table orders
declare @schema sysname = SCHEMA_NAME()
execute sp_addextendedproperty 'MS_Description', N'never deleted, only cancelled: the tax office reads this table', 'schema', @schema, 'table', orders;
GO

UPDATE alembic_version SET version_num='48c9e2a06d5f' WHERE alembic_version.version_num = '6be2470fd19a';
GO

-- ------------------------------------------------------------------------------
-- upgrade a150d9e4737b: let customers review
-- file: revisions/a150d9e4737b_let_customers_review.toml
-- ------------------------------------------------------------------------------

-- [step 28/45] create table reviews
CREATE TABLE reviews (
    id INTEGER NOT NULL IDENTITY,
    product_id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    stars SMALLINT NOT NULL,
    headline VARCHAR(80) NULL,
    opinion VARCHAR(max) NULL,
    written_at DATETIMEOFFSET NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id),
    CONSTRAINT ck_reviews_stars CHECK (stars BETWEEN 1 AND 5),
    CONSTRAINT fk_reviews_product_id FOREIGN KEY(product_id) REFERENCES products (id) ON DELETE CASCADE,
    CONSTRAINT fk_reviews_customer_id FOREIGN KEY(customer_id) REFERENCES customers (id)
);
GO

CREATE INDEX ix_reviews_product_id ON reviews (product_id);
GO

CREATE INDEX ix_reviews_customer_id ON reviews (customer_id);
GO

INSERT INTO alembic_version (version_num) VALUES ('a150d9e4737b');
GO

-- ------------------------------------------------------------------------------
-- upgrade f7031cd85ae6: tame the reviews
-- file: revisions/f7031cd85ae6_tame_the_reviews.toml
-- ------------------------------------------------------------------------------

-- [step 29/45] add column published to reviews
-- note: Nothing is shown before someone has read it.
ALTER TABLE reviews ADD published BIT NOT NULL DEFAULT 0;
GO

-- [step 30/45] add column helpful_votes to reviews
ALTER TABLE reviews ADD helpful_votes INTEGER NOT NULL DEFAULT 0;
GO

-- [step 31/45] add check constraint ck_reviews_helpful_votes to reviews
ALTER TABLE reviews ADD CONSTRAINT ck_reviews_helpful_votes CHECK (helpful_votes >= 0);
GO

-- [step 32/45] add unique constraint uq_reviews_product_customer to reviews
-- note: The review form has refused a second opinion since its first day.
ALTER TABLE reviews ADD CONSTRAINT uq_reviews_product_customer UNIQUE (product_id, customer_id);
GO

-- [step 33/45] create index ix_reviews_most_helpful on reviews
CREATE INDEX ix_reviews_most_helpful ON reviews (product_id, helpful_votes DESC);
GO

UPDATE alembic_version SET version_num='f7031cd85ae6' WHERE alembic_version.version_num = 'a150d9e4737b';
GO

-- ------------------------------------------------------------------------------
-- upgrade d26b8f5e0913: merge reviews into the shop
-- file: revisions/d26b8f5e0913_merge_reviews_into_the_shop.toml
-- ------------------------------------------------------------------------------

DELETE FROM alembic_version WHERE alembic_version.version_num = 'f7031cd85ae6';
GO

UPDATE alembic_version SET version_num='d26b8f5e0913' WHERE alembic_version.version_num = '48c9e2a06d5f';
GO

-- ------------------------------------------------------------------------------
-- upgrade 7a94e03bc6d8: scan 13-digit barcodes
-- file: revisions/7a94e03bc6d8_scan_13_digit_barcodes.toml
-- ------------------------------------------------------------------------------

-- [step 34/45] drop constraint ck_products_barcode of products
-- note: SQL Server changes no type under a check; it comes back below, stricter.
ALTER TABLE products DROP CONSTRAINT ck_products_barcode;
GO

-- [step 35/45] alter column barcode of products
-- note: An EAN-13 does not fit into 32 bits. Widening loses nothing, but PostgreSQL and MySQL write the table anew.
ALTER TABLE products ALTER COLUMN barcode BIGINT;
GO

declare @schema sysname = SCHEMA_NAME()
exec sp_addextendedproperty 'MS_Description', N'EAN-8 or EAN-13', 'schema', @schema, 'table', products, 'column', barcode;
GO

-- [step 36/45] add check constraint ck_products_barcode to products
ALTER TABLE products ADD CONSTRAINT ck_products_barcode CHECK (barcode BETWEEN 1 AND 9999999999999);
GO

UPDATE alembic_version SET version_num='7a94e03bc6d8' WHERE alembic_version.version_num = 'd26b8f5e0913';
GO

-- ------------------------------------------------------------------------------
-- upgrade c5f1806d2be7: weigh every product
-- file: revisions/c5f1806d2be7_weigh_every_product.toml
-- ------------------------------------------------------------------------------

-- [step 37/45] run: UPDATE products SET weight_grams = 0 WHERE weight_grams IS N...
-- note: Zero means: not weighed yet.
UPDATE products SET weight_grams = 0 WHERE weight_grams IS NULL;
GO

-- [step 38/45] alter column weight_grams of products
ALTER TABLE products ALTER COLUMN weight_grams INTEGER NOT NULL;
GO

declare @schema sysname = SCHEMA_NAME()
exec sp_addextendedproperty 'MS_Description', N'with the box; 0 until somebody has put it on the scales', 'schema', @schema, 'table', products, 'column', weight_grams;
GO

ALTER TABLE products ADD DEFAULT 0 FOR weight_grams;
GO

-- [step 39/45] add check constraint ck_products_weight_grams to products
ALTER TABLE products ADD CONSTRAINT ck_products_weight_grams CHECK (weight_grams >= 0);
GO

UPDATE alembic_version SET version_num='c5f1806d2be7' WHERE alembic_version.version_num = '7a94e03bc6d8';
GO

-- ------------------------------------------------------------------------------
-- upgrade 1e8d57fa40b2: find my orders fast
-- file: revisions/1e8d57fa40b2_find_my_orders_fast.toml
-- ------------------------------------------------------------------------------

-- [step 40/45] create index ix_orders_customer_placed on orders
-- note: The page "my orders" sorted 40 000 rows per visit. The shop stays open while PostgreSQL builds this.
CREATE INDEX ix_orders_customer_placed ON orders (customer_id, placed_at);
GO

-- [step 41/45] drop index ix_orders_customer_id of orders
-- note: The new index begins with the same column and carries the foreign key from here on.
DROP INDEX ix_orders_customer_id ON orders;
GO

UPDATE alembic_version SET version_num='1e8d57fa40b2' WHERE alembic_version.version_num = 'c5f1806d2be7';
GO

-- ------------------------------------------------------------------------------
-- upgrade 84b60c9fe3d1: retire the paper catalogue
-- file: revisions/84b60c9fe3d1_retire_the_paper_catalogue.toml
-- ------------------------------------------------------------------------------

-- [step 42/45] drop index ix_products_legacy_code of products
DROP INDEX ix_products_legacy_code ON products;
GO

-- [step 43/45] drop column legacy_code from products (lossy: the values of products.legacy_code)
-- note: Nobody has ordered by catalogue number since April. The numbers themselves are lost after this.
ALTER TABLE products DROP COLUMN legacy_code;
GO

UPDATE alembic_version SET version_num='84b60c9fe3d1' WHERE alembic_version.version_num = '1e8d57fa40b2';
GO

-- ------------------------------------------------------------------------------
-- upgrade 39e7d1b4a06c: see what sells
-- file: revisions/39e7d1b4a06c_see_what_sells.toml
-- ------------------------------------------------------------------------------

-- [step 44/45] add column line_total to order_items
-- note: Writes the table anew, at night please.
ALTER TABLE order_items ADD line_total AS (quantity * unit_price) PERSISTED;
GO

-- [step 45/45] create view product_sales
CREATE VIEW product_sales AS
SELECT p.id AS product_id, p.title AS title, SUM(i.quantity) AS units_sold, SUM(i.line_total) AS revenue
FROM products p
JOIN order_items i ON i.product_id = p.id
GROUP BY p.id, p.title;
GO

UPDATE alembic_version SET version_num='39e7d1b4a06c' WHERE alembic_version.version_num = '84b60c9fe3d1';
GO

-- Transaction ends: the changes above become permanent.
COMMIT;
GO

-- End of the script: who does not see the next line run has not run all of it.
PRINT 'gensql: the script reached its end, the database is at 39e7d1b4a06c (see what sells)';
GO
