# upgrade

@begin

@version_table

-- Running upgrade  -> 9e330824b45f

[all]
CREATE VIEW totals AS
SELECT customer, sum(amount) AS total
FROM invoices
GROUP BY customer

[all]
INSERT INTO kinds (name) VALUES ('a')

[all]
INSERT INTO kinds (name) VALUES ('b')

@insert 9e330824b45f

@commit

# downgrade

@begin

-- Running downgrade 9e330824b45f ->

[all]
DROP VIEW totals

@delete 9e330824b45f

@commit
