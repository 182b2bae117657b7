"""The job queue of PostgreSQL: Procrastinate's own tables and functions. SQLite has none.

Revision ID: 0002
Revises: 0001
Create Date: 2026-11-22
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

DROP = """
DO $$
DECLARE thing text;
BEGIN
    FOR thing IN SELECT format('DROP TABLE %I CASCADE', c.relname) FROM pg_class c
        WHERE c.relkind = 'r' AND c.relname LIKE 'procrastinate\\_%' AND c.relnamespace = current_schema()::regnamespace
    LOOP EXECUTE thing; END LOOP;
    FOR thing IN SELECT format('DROP FUNCTION %s CASCADE', p.oid::regprocedure) FROM pg_proc p
        WHERE p.proname LIKE 'procrastinate\\_%' AND p.pronamespace = current_schema()::regnamespace
    LOOP EXECUTE thing; END LOOP;
    FOR thing IN SELECT format('DROP TYPE %I CASCADE', t.typname) FROM pg_type t
        WHERE t.typname LIKE 'procrastinate\\_%' AND t.typtype IN ('e', 'c') AND t.typnamespace = current_schema()::regnamespace
    LOOP EXECUTE thing; END LOOP;
END;
$$;
"""


def upgrade():
    """Apply the schema of the installed release, in the migration's own transaction."""
    if op.get_bind().dialect.name == "postgresql":
        from procrastinate.schema import SchemaManager

        run(SchemaManager.get_schema())


def downgrade():
    """Take all of it away again; the outbox keeps what is unsent."""
    if op.get_bind().dialect.name == "postgresql":
        run(DROP)


def run(script):
    """Run several statements at once; only the driver's own connection takes them together."""
    op.get_bind().connection.driver_connection.execute(script)
