# upgrade

@begin

@version_table

-- Running upgrade  -> 93e27a3befaf

[postgresql]
CREATE TABLE carts (
    id UUID NOT NULL,
    customer_id INTEGER,
    status VARCHAR(20) DEFAULT 'active' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    PRIMARY KEY (id)
)

[mysql]
CREATE TABLE carts (
    id CHAR(32) NOT NULL,
    customer_id INTEGER,
    status VARCHAR(20) NOT NULL DEFAULT 'active',
    created_at DATETIME NOT NULL DEFAULT (now()),
    updated_at DATETIME NOT NULL DEFAULT (now()),
    PRIMARY KEY (id)
)

[mariadb]
CREATE TABLE carts (
    id UUID NOT NULL,
    customer_id INTEGER,
    status VARCHAR(20) NOT NULL DEFAULT 'active',
    created_at DATETIME NOT NULL DEFAULT (now()),
    updated_at DATETIME NOT NULL DEFAULT (now()),
    PRIMARY KEY (id)
)

[sqlite]
CREATE TABLE carts (
    id CHAR(32) NOT NULL,
    customer_id INTEGER,
    status VARCHAR(20) DEFAULT 'active' NOT NULL,
    created_at DATETIME DEFAULT (now()) NOT NULL,
    updated_at DATETIME DEFAULT (now()) NOT NULL,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE carts (
    id UNIQUEIDENTIFIER NOT NULL,
    customer_id INTEGER NULL,
    status VARCHAR(20) NOT NULL DEFAULT 'active',
    created_at DATETIMEOFFSET NOT NULL DEFAULT now(),
    updated_at DATETIMEOFFSET NOT NULL DEFAULT now(),
    PRIMARY KEY (id)
)

[oracle]
CREATE TABLE carts (
    id CHAR(32) NOT NULL,
    customer_id INTEGER,
    status VARCHAR2(20 CHAR) DEFAULT 'active' NOT NULL,
    created_at DATE DEFAULT now() NOT NULL,
    updated_at DATE DEFAULT now() NOT NULL,
    PRIMARY KEY (id)
)

[all]
CREATE INDEX ix_carts_customer_id ON carts (customer_id)

[all]
CREATE INDEX ix_carts_status ON carts (status)

@insert 93e27a3befaf

-- Running upgrade 93e27a3befaf -> 1634c760f47a

[postgresql]
CREATE TABLE cart_items (
    id SERIAL NOT NULL,
    cart_id UUID NOT NULL,
    product_id INTEGER NOT NULL,
    quantity INTEGER DEFAULT '1' NOT NULL,
    unit_price NUMERIC(10, 2) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_cart_items_quantity_positive CHECK (quantity > 0),
    CONSTRAINT ck_cart_items_price_not_negative CHECK (unit_price >= 0),
    CONSTRAINT fk_cart_items_cart_id FOREIGN KEY(cart_id) REFERENCES carts (id) ON DELETE CASCADE,
    CONSTRAINT uq_cart_items_cart_product UNIQUE (cart_id, product_id)
)

[mysql]
CREATE TABLE cart_items (
    id INTEGER NOT NULL AUTO_INCREMENT,
    cart_id CHAR(32) NOT NULL,
    product_id INTEGER NOT NULL,
    quantity INTEGER NOT NULL DEFAULT '1',
    unit_price NUMERIC(10, 2) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_cart_items_quantity_positive CHECK (quantity > 0),
    CONSTRAINT ck_cart_items_price_not_negative CHECK (unit_price >= 0),
    CONSTRAINT fk_cart_items_cart_id FOREIGN KEY(cart_id) REFERENCES carts (id) ON DELETE CASCADE,
    CONSTRAINT uq_cart_items_cart_product UNIQUE (cart_id, product_id)
)

[mariadb]
CREATE TABLE cart_items (
    id INTEGER NOT NULL AUTO_INCREMENT,
    cart_id UUID NOT NULL,
    product_id INTEGER NOT NULL,
    quantity INTEGER NOT NULL DEFAULT '1',
    unit_price NUMERIC(10, 2) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_cart_items_quantity_positive CHECK (quantity > 0),
    CONSTRAINT ck_cart_items_price_not_negative CHECK (unit_price >= 0),
    CONSTRAINT fk_cart_items_cart_id FOREIGN KEY(cart_id) REFERENCES carts (id) ON DELETE CASCADE,
    CONSTRAINT uq_cart_items_cart_product UNIQUE (cart_id, product_id)
)

[sqlite, oracle]
CREATE TABLE cart_items (
    id INTEGER NOT NULL,
    cart_id CHAR(32) NOT NULL,
    product_id INTEGER NOT NULL,
    quantity INTEGER DEFAULT '1' NOT NULL,
    unit_price NUMERIC(10, 2) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_cart_items_quantity_positive CHECK (quantity > 0),
    CONSTRAINT ck_cart_items_price_not_negative CHECK (unit_price >= 0),
    CONSTRAINT fk_cart_items_cart_id FOREIGN KEY(cart_id) REFERENCES carts (id) ON DELETE CASCADE,
    CONSTRAINT uq_cart_items_cart_product UNIQUE (cart_id, product_id)
)

[mssql]
CREATE TABLE cart_items (
    id INTEGER NOT NULL IDENTITY,
    cart_id UNIQUEIDENTIFIER NOT NULL,
    product_id INTEGER NOT NULL,
    quantity INTEGER NOT NULL DEFAULT '1',
    unit_price NUMERIC(10, 2) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_cart_items_quantity_positive CHECK (quantity > 0),
    CONSTRAINT ck_cart_items_price_not_negative CHECK (unit_price >= 0),
    CONSTRAINT fk_cart_items_cart_id FOREIGN KEY(cart_id) REFERENCES carts (id) ON DELETE CASCADE,
    CONSTRAINT uq_cart_items_cart_product UNIQUE (cart_id, product_id)
)

[all]
CREATE INDEX ix_cart_items_cart_id ON cart_items (cart_id)

@update 93e27a3befaf 1634c760f47a

-- Running upgrade 1634c760f47a -> dbc6c634649e

[postgresql, sqlite]
ALTER TABLE carts ADD COLUMN currency VARCHAR(3) DEFAULT 'EUR' NOT NULL

[mysql, mariadb]
ALTER TABLE carts ADD COLUMN currency VARCHAR(3) NOT NULL DEFAULT 'EUR'

[mssql]
ALTER TABLE carts ADD currency VARCHAR(3) NOT NULL DEFAULT 'EUR'

[oracle]
ALTER TABLE carts ADD currency VARCHAR2(3 CHAR) DEFAULT 'EUR' NOT NULL

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE carts ADD COLUMN coupon_code VARCHAR(40)

[mssql]
ALTER TABLE carts ADD coupon_code VARCHAR(40) NULL

[oracle]
ALTER TABLE carts ADD coupon_code VARCHAR2(40 CHAR)

[all]
UPDATE carts SET coupon_code = 'WELCOME10%' WHERE status = 'active'

@update 1634c760f47a dbc6c634649e

-- Running upgrade dbc6c634649e -> 59b125eb1c76

[postgresql, sqlite, mssql]
CREATE UNIQUE INDEX uq_carts_one_active ON carts (customer_id) WHERE status = 'active'

[mysql, mariadb, oracle]
CREATE UNIQUE INDEX uq_carts_one_active ON carts (customer_id)

@update dbc6c634649e 59b125eb1c76

@commit

# downgrade

@begin

-- Running downgrade 59b125eb1c76 -> dbc6c634649e

[postgresql, sqlite, oracle]
DROP INDEX uq_carts_one_active

[mysql, mariadb, mssql]
DROP INDEX uq_carts_one_active ON carts

@update 59b125eb1c76 dbc6c634649e

-- Running downgrade dbc6c634649e -> 1634c760f47a

[all]
ALTER TABLE carts DROP COLUMN coupon_code

[all]
ALTER TABLE carts DROP COLUMN currency

@update dbc6c634649e 1634c760f47a

-- Running downgrade 1634c760f47a -> 93e27a3befaf

[postgresql, sqlite, oracle]
DROP INDEX ix_cart_items_cart_id

[mysql, mariadb, mssql]
DROP INDEX ix_cart_items_cart_id ON cart_items

[all]
DROP TABLE cart_items

@update 1634c760f47a 93e27a3befaf

-- Running downgrade 93e27a3befaf ->

[postgresql, sqlite, oracle]
DROP INDEX ix_carts_status

[mysql, mariadb, mssql]
DROP INDEX ix_carts_status ON carts

[postgresql, sqlite, oracle]
DROP INDEX ix_carts_customer_id

[mysql, mariadb, mssql]
DROP INDEX ix_carts_customer_id ON carts

[all]
DROP TABLE carts

@delete 93e27a3befaf

@commit
