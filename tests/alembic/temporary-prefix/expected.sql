# upgrade

@begin

@version_table

-- Running upgrade  -> 79c5f188ca58

[all]
CREATE TEMPORARY TABLE tmp_import (
    line TEXT
)

[all]
CREATE UNLOGGED TABLE fast_log (
    msg TEXT
)

@insert 79c5f188ca58

@commit

# downgrade

@begin

-- Running downgrade 79c5f188ca58 ->

[all]
DROP TABLE fast_log

[all]
DROP TABLE tmp_import

@delete 79c5f188ca58

@commit
