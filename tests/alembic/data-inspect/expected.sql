# upgrade

@begin

@version_table

-- Running upgrade  -> aeb7bb5145b6

[all]
CREATE TABLE IF NOT EXISTS kinds (id INTEGER)

@insert aeb7bb5145b6

@commit

# downgrade

@begin

-- Running downgrade aeb7bb5145b6 ->

[all]
DROP TABLE kinds

@delete aeb7bb5145b6

@commit
