# upgrade

@begin

@version_table

-- Running upgrade  -> b0eea3b08bc2

[mysql, mariadb]
CREATE TABLE customer_relationship_management_system_account_assignments (
    customer_relationship_management_system_account_assignment_id INTEGER NOT NULL AUTO_INCREMENT,
    PRIMARY KEY (customer_relationship_management_system_account_assignment_id)
)

[sqlite, oracle]
CREATE TABLE customer_relationship_management_system_account_assignments (
    customer_relationship_management_system_account_assignment_id INTEGER NOT NULL,
    PRIMARY KEY (customer_relationship_management_system_account_assignment_id)
)

[mssql]
CREATE TABLE customer_relationship_management_system_account_assignments (
    customer_relationship_management_system_account_assignment_id INTEGER NOT NULL IDENTITY,
    PRIMARY KEY (customer_relationship_management_system_account_assignment_id)
)

[all]
CREATE INDEX ix_customer_relationship_management_system_account_assignments_id ON customer_relationship_management_system_account_assignments (customer_relationship_management_system_account_assignment_id)

@insert b0eea3b08bc2

@commit

[postgresql] raises IdentifierError: Identifier 'ix_customer_relationship_management_system_account_assignments_id' exceeds maximum length of 63 characters

# downgrade

@begin

-- Running downgrade b0eea3b08bc2 ->

[all]
DROP TABLE customer_relationship_management_system_account_assignments

@delete b0eea3b08bc2

@commit
