# upgrade

@begin

@version_table

-- Running upgrade  -> b4038787c462

[all]
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy')

[all]
CREATE DOMAIN positive_price AS NUMERIC(10, 2) NOT NULL CHECK (VALUE > 0)

[all]
CREATE TABLE journal (
    id SERIAL NOT NULL,
    mood mood NOT NULL,
    days DATERANGE,
    nums INT4RANGE,
    stay TSTZRANGE,
    many INT8MULTIRANGE,
    price positive_price,
    PRIMARY KEY (id)
)

@insert b4038787c462

@commit

# downgrade

@begin

-- Running downgrade b4038787c462 ->

[all]
DROP TABLE journal

[all]
DROP TYPE mood

@delete b4038787c462

@commit
