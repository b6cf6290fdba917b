# upgrade

@begin

@version_table

-- Running upgrade  -> 3eee72c7bbd7

[all]
CREATE TABLE pg_everything (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    data JSONB DEFAULT '{}'::jsonb NOT NULL,
    raw JSON,
    tags VARCHAR(30)[] DEFAULT '{}' NOT NULL,
    grid INTEGER[][],
    fts TSVECTOR,
    email CITEXT,
    ip INET,
    net CIDR,
    mac MACADDR,
    attrs HSTORE,
    span INTERVAL,
    span_d INTERVAL DAY TO SECOND (3),
    blob BYTEA,
    ts3 TIMESTAMP(3) WITH TIME ZONE,
    t0 TIME(0) WITHOUT TIME ZONE,
    bits BIT(8),
    vbits BIT VARYING,
    dbl DOUBLE PRECISION,
    cash MONEY,
    oid OID,
    PRIMARY KEY (id)
)

@insert 3eee72c7bbd7

@commit

# downgrade

@begin

-- Running downgrade 3eee72c7bbd7 ->

[all]
DROP TABLE pg_everything

@delete 3eee72c7bbd7

@commit
