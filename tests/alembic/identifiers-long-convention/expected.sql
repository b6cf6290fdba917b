# upgrade

@begin

@version_table

-- Running upgrade  -> d7e6e3e342ac

[postgresql]
CREATE TABLE customer_relationship_management_assignments (
    id SERIAL NOT NULL,
    responsible_sales_representative_identifier INTEGER NOT NULL,
    external_reference_number_from_the_old_system VARCHAR(20) NOT NULL,
    CONSTRAINT pk_customer_relationship_management_assignments PRIMARY KEY (id),
    CONSTRAINT uq_customer_relationship_management_assignments_externa_fdcc UNIQUE (external_reference_number_from_the_old_system)
)

[mysql, mariadb]
CREATE TABLE customer_relationship_management_assignments (
    id INTEGER NOT NULL AUTO_INCREMENT,
    responsible_sales_representative_identifier INTEGER NOT NULL,
    external_reference_number_from_the_old_system VARCHAR(20) NOT NULL,
    CONSTRAINT pk_customer_relationship_management_assignments PRIMARY KEY (id),
    CONSTRAINT uq_customer_relationship_management_assignments_external_fdcc UNIQUE (external_reference_number_from_the_old_system)
)

[sqlite]
CREATE TABLE customer_relationship_management_assignments (
    id INTEGER NOT NULL,
    responsible_sales_representative_identifier INTEGER NOT NULL,
    external_reference_number_from_the_old_system VARCHAR(20) NOT NULL,
    CONSTRAINT pk_customer_relationship_management_assignments PRIMARY KEY (id),
    CONSTRAINT uq_customer_relationship_management_assignments_external_reference_number_from_the_old_system UNIQUE (external_reference_number_from_the_old_system)
)

[mssql]
CREATE TABLE customer_relationship_management_assignments (
    id INTEGER NOT NULL IDENTITY,
    responsible_sales_representative_identifier INTEGER NOT NULL,
    external_reference_number_from_the_old_system VARCHAR(20) NOT NULL,
    CONSTRAINT pk_customer_relationship_management_assignments PRIMARY KEY (id),
    CONSTRAINT uq_customer_relationship_management_assignments_external_reference_number_from_the_old_system UNIQUE (external_reference_number_from_the_old_system)
)

[oracle]
CREATE TABLE customer_relationship_management_assignments (
    id INTEGER NOT NULL,
    responsible_sales_representative_identifier INTEGER NOT NULL,
    external_reference_number_from_the_old_system VARCHAR2(20 CHAR) NOT NULL,
    CONSTRAINT pk_customer_relationship_management_assignments PRIMARY KEY (id),
    CONSTRAINT uq_customer_relationship_management_assignments_external_reference_number_from_the_old_system UNIQUE (external_reference_number_from_the_old_system)
)

[postgresql]
CREATE INDEX ix_customer_relationship_management_assignments_respons_16c9 ON customer_relationship_management_assignments (responsible_sales_representative_identifier)

[mysql, mariadb]
CREATE INDEX ix_customer_relationship_management_assignments_responsi_16c9 ON customer_relationship_management_assignments (responsible_sales_representative_identifier)

[sqlite, mssql, oracle]
CREATE INDEX ix_customer_relationship_management_assignments_responsible_sales_representative_identifier ON customer_relationship_management_assignments (responsible_sales_representative_identifier)

@insert d7e6e3e342ac

@commit

# downgrade

@begin

-- Running downgrade d7e6e3e342ac ->

[all]
DROP TABLE customer_relationship_management_assignments

@delete d7e6e3e342ac

@commit
