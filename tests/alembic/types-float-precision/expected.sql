# upgrade

@begin

@version_table

-- Running upgrade  -> 5ae7633b1dbb

[postgresql]
CREATE TABLE samples (
    id SERIAL NOT NULL,
    ratio24 FLOAT(24),
    ratio53 FLOAT(53),
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE samples (
    id INTEGER NOT NULL AUTO_INCREMENT,
    ratio24 FLOAT(24),
    ratio53 FLOAT(53),
    PRIMARY KEY (id)
)

[sqlite]
CREATE TABLE samples (
    id INTEGER NOT NULL,
    ratio24 FLOAT,
    ratio53 FLOAT,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE samples (
    id INTEGER NOT NULL IDENTITY,
    ratio24 FLOAT(24) NULL,
    ratio53 FLOAT(53) NULL,
    PRIMARY KEY (id)
)

@insert 5ae7633b1dbb

@commit

[oracle] raises ArgumentError: Oracle Database FLOAT types use 'binary precision', which does not convert cleanly from decimal 'precision'.  Please specify this type with a separate Oracle Database variant, such as Float(precision=24).with_variant(oracle.FLOAT(binary_precision=79), 'oracle'), so that the Oracle Database specific 'binary_precision' may be specified accurately.

# downgrade

@begin

-- Running downgrade 5ae7633b1dbb ->

[all]
DROP TABLE samples

@delete 5ae7633b1dbb

@commit
