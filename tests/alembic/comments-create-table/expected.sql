# upgrade

@begin

@version_table

-- Running upgrade  -> a926c1d3f19d

[postgresql]
CREATE TABLE commented (
    id SERIAL NOT NULL,
    rate NUMERIC(5, 2),
    path VARCHAR(200),
    plain INTEGER,
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE commented (
    id INTEGER NOT NULL COMMENT 'surrogate key' AUTO_INCREMENT,
    rate NUMERIC(5, 2) COMMENT 'the supplier''s rate, in %',
    path VARCHAR(200) COMMENT 'a \\ separated path',
    plain INTEGER,
    PRIMARY KEY (id)
)COMMENT='rows with "comments"'

[sqlite]
CREATE TABLE commented (
    id INTEGER NOT NULL,
    rate NUMERIC(5, 2),
    path VARCHAR(200),
    plain INTEGER,
    PRIMARY KEY (id)
)

[oracle]
CREATE TABLE commented (
    id INTEGER NOT NULL,
    rate NUMERIC(5, 2),
    path VARCHAR2(200 CHAR),
    plain INTEGER,
    PRIMARY KEY (id)
)

[postgresql, oracle]
COMMENT ON TABLE commented IS 'rows with "comments"'

[postgresql, oracle]
COMMENT ON COLUMN commented.id IS 'surrogate key'

[postgresql, oracle]
COMMENT ON COLUMN commented.rate IS 'the supplier''s rate, in %'

[postgresql, oracle]
COMMENT ON COLUMN commented.path IS 'a \ separated path'

@insert a926c1d3f19d

@commit

[mssql] raises AttributeError: 'NoneType' object has no attribute 'startswith'

# downgrade

@begin

-- Running downgrade a926c1d3f19d ->

[all]
DROP TABLE commented

@delete a926c1d3f19d

@commit
