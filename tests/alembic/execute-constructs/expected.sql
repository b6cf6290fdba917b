# upgrade

@begin

@version_table

-- Running upgrade  -> a1426c218aba

[all]
INSERT INTO accounts (id, name, state) VALUES (1, 'root', 'new')

[all]
UPDATE accounts SET state='locked' WHERE accounts.name = 'd''Arc'

[all]
UPDATE accounts SET state=upper(accounts.state), score=(accounts.score + 1)

[all]
UPDATE accounts SET state='old' WHERE accounts.state = 'new' AND accounts.score > 10

[all]
DELETE FROM accounts WHERE accounts.state IN ('gone', 'dead')

[all]
DELETE FROM accounts WHERE accounts.name IS NULL

@insert a1426c218aba

@commit

# downgrade

@begin

-- Running downgrade a1426c218aba ->

[all]
DELETE FROM accounts WHERE accounts.id = 1

@delete a1426c218aba

@commit
