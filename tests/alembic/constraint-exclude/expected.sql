# upgrade

@begin

@version_table

-- Running upgrade  -> 4d9ab0f37e70

[all]
CREATE TABLE bookings (
    id SERIAL NOT NULL,
    room INTEGER NOT NULL,
    during TSRANGE NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT ex_bookings EXCLUDE USING gist (room WITH =, during WITH &&)
)

[all]
ALTER TABLE shifts ADD CONSTRAINT ex_shift EXCLUDE USING gist (worker WITH =, span WITH &&) WHERE (state <> 'cancelled')

[all]
ALTER TABLE hr.spans ADD CONSTRAINT ex_span EXCLUDE USING gist (period WITH &&) DEFERRABLE INITIALLY DEFERRED

@insert 4d9ab0f37e70

@commit

# downgrade

@begin

-- Running downgrade 4d9ab0f37e70 ->

[all]
ALTER TABLE hr.spans DROP CONSTRAINT ex_span

[all]
ALTER TABLE shifts DROP CONSTRAINT ex_shift

[all]
DROP TABLE bookings

@delete 4d9ab0f37e70

@commit
