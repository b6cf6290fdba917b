# upgrade

@version_table

-- Running upgrade  -> c90bfb364db1

[all]
ALTER TABLE things MODIFY id INTEGER NOT NULL AUTO_INCREMENT

[all]
ALTER TABLE things MODIFY pos INTEGER NOT NULL AUTO_INCREMENT

@insert c90bfb364db1

# downgrade

-- Running downgrade c90bfb364db1 ->

[all]
ALTER TABLE things MODIFY id INTEGER NOT NULL

@delete c90bfb364db1
