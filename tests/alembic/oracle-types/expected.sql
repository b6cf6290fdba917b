# upgrade

@version_table

-- Running upgrade  -> 5b93bf684b62

[all]
CREATE TABLE ora_everything (
    id NUMBER NOT NULL,
    n10 NUMBER(10),
    n12_2 NUMBER(12, 2),
    v VARCHAR2(100 CHAR) NOT NULL,
    nv NVARCHAR2(50),
    c CLOB,
    nc NCLOB,
    b BLOB,
    d DATE,
    ts TIMESTAMP,
    tstz TIMESTAMP WITH TIME ZONE,
    tsltz TIMESTAMP WITH LOCAL TIME ZONE,
    r RAW(16),
    bf BINARY_FLOAT,
    bd BINARY_DOUBLE,
    f FLOAT(63),
    iv INTERVAL DAY(2) TO SECOND(6),
    rid ROWID,
    PRIMARY KEY (id)
)

@insert 5b93bf684b62

# downgrade

-- Running downgrade 5b93bf684b62 ->

[all]
DROP TABLE ora_everything

@delete 5b93bf684b62
