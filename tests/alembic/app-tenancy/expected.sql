# upgrade

@begin

@version_table

-- Running upgrade  -> 9ef20f904a5c

[all]
CREATE SCHEMA IF NOT EXISTS platform

[all]
CREATE TYPE platform.plan AS ENUM ('free', 'pro', 'enterprise')

[all]
CREATE TABLE platform.tenants (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    slug VARCHAR(63) NOT NULL,
    plan platform.plan DEFAULT 'free' NOT NULL,
    settings JSONB DEFAULT '{}' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_tenants_slug UNIQUE (slug)
)

@insert 9ef20f904a5c

-- Running upgrade 9ef20f904a5c -> 7c0a611c75eb

[all]
CREATE TABLE platform.members (
    tenant_id UUID NOT NULL,
    user_id UUID NOT NULL,
    role VARCHAR(20) DEFAULT 'viewer' NOT NULL,
    invited_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    PRIMARY KEY (tenant_id, user_id),
    FOREIGN KEY(tenant_id) REFERENCES platform.tenants (id) ON DELETE CASCADE
)

[all]
CREATE INDEX ix_members_user ON platform.members (user_id) INCLUDE (role)

@update 9ef20f904a5c 7c0a611c75eb

-- Running upgrade 7c0a611c75eb -> d4f36f92c78d

[all]
ALTER TABLE platform.tenants ENABLE ROW LEVEL SECURITY

[all]
ALTER TABLE platform.members ENABLE ROW LEVEL SECURITY

[all]
CREATE POLICY own_rows ON platform.members USING (tenant_id = current_setting('app.tenant')::uuid)

@update 7c0a611c75eb d4f36f92c78d

@commit

# downgrade

@begin

-- Running downgrade d4f36f92c78d -> 7c0a611c75eb

[all]
DROP POLICY own_rows ON platform.members

[all]
ALTER TABLE platform.members DISABLE ROW LEVEL SECURITY

[all]
ALTER TABLE platform.tenants DISABLE ROW LEVEL SECURITY

@update d4f36f92c78d 7c0a611c75eb

-- Running downgrade 7c0a611c75eb -> 9ef20f904a5c

[all]
DROP INDEX platform.ix_members_user

[all]
DROP TABLE platform.members

@update 7c0a611c75eb 9ef20f904a5c

-- Running downgrade 9ef20f904a5c ->

[all]
DROP TABLE platform.tenants

[all]
DROP TYPE platform.plan

[all]
DROP SCHEMA IF EXISTS platform

@delete 9ef20f904a5c

@commit
