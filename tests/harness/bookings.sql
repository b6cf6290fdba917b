CREATE TABLE items (
    id integer NOT NULL,
    a integer,
    b integer,
    CONSTRAINT pk_items PRIMARY KEY (id),
    CONSTRAINT uq_items_b_a UNIQUE (b, a)
);
CREATE TABLE bookings (
    number integer NOT NULL,
    item_b integer,
    item_a integer,
    cart integer NOT NULL,
    gift integer,
    amount integer,
    CONSTRAINT pk_bookings PRIMARY KEY (cart, number),
    CONSTRAINT fk_bookings_item FOREIGN KEY (item_b, item_a) REFERENCES items (b, a) ON DELETE CASCADE,
    CONSTRAINT fk_bookings_gift FOREIGN KEY (gift) REFERENCES items (id),
    CONSTRAINT ck_bookings_amount CHECK (amount > 0)
);
CREATE INDEX ix_bookings_amount ON bookings (amount, cart);
CREATE UNIQUE INDEX ux_bookings_amount ON bookings (amount);
CREATE INDEX ix_bookings_gift ON bookings (gift);
CREATE VIEW carts AS SELECT cart FROM bookings;
CREATE TABLE alembic_version (version_num varchar(32) NOT NULL);
