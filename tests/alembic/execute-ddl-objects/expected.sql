# upgrade

@begin

@version_table

-- Running upgrade  -> e9966ad19795

[all]
CREATE SCHEMA reporting

[all]
COMMENT ON SCHEMA reporting IS 'for 100% of reports'

[postgresql, mysql, mariadb, sqlite, oracle]
CREATE TABLE reporting.daily (
    day DATE NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (day)
)

[mssql]
CREATE TABLE reporting.daily (
    day DATETIME NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (day)
)

[postgresql, mysql, mariadb, mssql]
CREATE INDEX ix_daily_n ON reporting.daily (n)

[sqlite]
CREATE INDEX reporting.ix_daily_n ON daily (n)

[oracle]
CREATE INDEX reporting.ix_daily_n ON reporting.daily (n)

@insert e9966ad19795

@commit

# downgrade

@begin

-- Running downgrade e9966ad19795 ->

[all]
DROP TABLE reporting.daily

[all]
DROP SCHEMA reporting CASCADE

@delete e9966ad19795

@commit
