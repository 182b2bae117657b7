"""Everything the law names

Revision ID: 0001
Revises:
Create Date: 2026-11-22

"""
from alembic import op
import sqlalchemy as sa
from portal.storage.db import UtcDateTime

# revision identifiers, used by Alembic.
revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('canary_run',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('controller', sa.String(length=40), nullable=False),
    sa.Column('begun_by', sa.String(length=60), nullable=False),
    sa.Column('begun_at', UtcDateTime(), nullable=False),
    sa.Column('step', sa.String(length=20), nullable=False),
    sa.Column('next_at', UtcDateTime(), nullable=False),
    sa.Column('lease_ends_at', UtcDateTime(), nullable=True),
    sa.Column('ended_at', UtcDateTime(), nullable=True),
    sa.Column('ending', sa.String(length=20), nullable=True),
    sa.Column('fault', sa.String(length=20), nullable=True),
    sa.Column('detail', sa.String(length=60), nullable=True),
    sa.Column('cleared_at', UtcDateTime(), nullable=True),
    sa.Column('uid', sa.String(length=36), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_canary_run')),
    sa.UniqueConstraint('uid', name=op.f('uq_canary_run_uid'))
    )
    with op.batch_alter_table('canary_run', schema=None) as batch_op:
        batch_op.create_index('ix_canary_run_controller', ['controller', 'id'], unique=False)
        batch_op.create_index('ix_canary_run_uncleared', ['id'], unique=False, sqlite_where=sa.text('cleared_at IS NULL'), postgresql_where=sa.text('cleared_at IS NULL'))

    op.create_table('daily_run',
    sa.Column('task', sa.String(length=80), nullable=False),
    sa.Column('day_on', sa.Date(), nullable=False),
    sa.Column('started_at', UtcDateTime(), nullable=False),
    sa.Column('finished_at', UtcDateTime(), nullable=True),
    sa.PrimaryKeyConstraint('task', 'day_on', name=op.f('pk_daily_run'))
    )
    op.create_table('heartbeat',
    sa.Column('worker', sa.String(length=60), nullable=False),
    sa.Column('beat_at', UtcDateTime(), nullable=False),
    sa.Column('stopped_at', UtcDateTime(), nullable=True),
    sa.PrimaryKeyConstraint('worker', name=op.f('pk_heartbeat'))
    )
    op.create_table('history_event',
    sa.Column('id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('recorded_at', UtcDateTime(), nullable=False),
    sa.Column('request_uid', sa.String(length=36), nullable=True),
    sa.Column('controller', sa.String(length=40), nullable=True),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('by', sa.String(length=60), nullable=False),
    sa.Column('facts', sa.JSON(), nullable=False),
    sa.Column('previous_hash', sa.String(length=64), nullable=False),
    sa.Column('hash', sa.String(length=64), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_history_event')),
    sa.UniqueConstraint('hash', name=op.f('uq_history_event_hash'))
    )
    with op.batch_alter_table('history_event', schema=None) as batch_op:
        batch_op.create_index('ix_history_event_by', ['by', 'id'], unique=False)
        batch_op.create_index('ix_history_event_controller', ['controller', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_history_event_request_uid'), ['request_uid'], unique=False)

    op.create_table('history_head',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('events', sa.Integer(), nullable=False),
    sa.Column('hash', sa.String(length=64), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_history_head'))
    )
    op.create_table('limit_count',
    sa.Column('key', sa.String(length=64), nullable=False),
    sa.Column('window_at', UtcDateTime(), nullable=False),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('key', 'window_at', name=op.f('pk_limit_count'))
    )
    op.create_table('notice_version',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('controller', sa.String(length=40), nullable=False),
    sa.Column('fingerprint', sa.String(length=64), nullable=False),
    sa.Column('content', sa.JSON(), nullable=False),
    sa.Column('seen_at', UtcDateTime(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_notice_version')),
    sa.UniqueConstraint('fingerprint', name=op.f('uq_notice_version_fingerprint'))
    )
    with op.batch_alter_table('notice_version', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_notice_version_controller'), ['controller'], unique=False)

    op.create_table('staff',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('email', sa.String(length=254), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('language', sa.String(length=5), nullable=False),
    sa.Column('password', sa.String(length=255), nullable=True),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.Column('fs_uniquifier', sa.String(length=64), nullable=False),
    sa.Column('fs_webauthn_user_handle', sa.String(length=64), nullable=False),
    sa.Column('tf_primary_method', sa.String(length=64), nullable=True),
    sa.Column('tf_totp_secret', sa.Text(), nullable=True),
    sa.Column('tf_phone_number', sa.String(length=128), nullable=True),
    sa.Column('totp_counter', sa.Integer(), nullable=True),
    sa.Column('mf_recovery_codes', sa.JSON(), nullable=True),
    sa.Column('invited_at', UtcDateTime(), nullable=True),
    sa.Column('joined_at', UtcDateTime(), nullable=True),
    sa.Column('mail_rhythm', sa.String(length=10), server_default='daily', nullable=False),
    sa.Column('calendar_digest', sa.String(length=64), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_staff')),
    sa.UniqueConstraint('calendar_digest', name=op.f('uq_staff_calendar_digest')),
    sa.UniqueConstraint('email', name=op.f('uq_staff_email')),
    sa.UniqueConstraint('fs_uniquifier', name=op.f('uq_staff_fs_uniquifier')),
    sa.UniqueConstraint('fs_webauthn_user_handle', name=op.f('uq_staff_fs_webauthn_user_handle'))
    )
    op.create_table('suppression',
    sa.Column('digest', sa.LargeBinary(length=32), nullable=False),
    sa.Column('until_on', sa.Date(), nullable=False),
    sa.PrimaryKeyConstraint('digest', name=op.f('pk_suppression'))
    )
    op.create_table('tally',
    sa.Column('controller', sa.String(length=40), nullable=False),
    sa.Column('queue_tab', sa.String(length=15), nullable=False),
    sa.Column('requests', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('controller', 'queue_tab', name=op.f('pk_tally'))
    )
    op.create_table('used_token',
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('used_at', UtcDateTime(), nullable=False),
    sa.Column('ends_at', UtcDateTime(), nullable=False),
    sa.PrimaryKeyConstraint('digest', name=op.f('pk_used_token'))
    )
    op.create_table('access_review',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('reviewed_at', UtcDateTime(), nullable=False),
    sa.Column('reviewed_by_id', sa.Integer(), nullable=False),
    sa.Column('people', sa.Integer(), nullable=False),
    sa.Column('grants', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['reviewed_by_id'], ['staff.id'], name=op.f('fk_access_review_reviewed_by_id_staff')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_access_review'))
    )
    op.create_table('deputy',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('staff_id', sa.Integer(), nullable=False),
    sa.Column('deputy_id', sa.Integer(), nullable=False),
    sa.Column('from_on', sa.Date(), nullable=False),
    sa.Column('to_on', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['deputy_id'], ['staff.id'], name=op.f('fk_deputy_deputy_id_staff')),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_deputy_staff_id_staff')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_deputy'))
    )
    with op.batch_alter_table('deputy', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_deputy_staff_id'), ['staff_id'], unique=False)

    op.create_table('invitation',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('staff_id', sa.Integer(), nullable=False),
    sa.Column('invited_at', UtcDateTime(), nullable=False),
    sa.Column('ends_at', UtcDateTime(), nullable=False),
    sa.Column('used_at', UtcDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_invitation_staff_id_staff')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_invitation'))
    )
    with op.batch_alter_table('invitation', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_invitation_staff_id'), ['staff_id'], unique=False)

    op.create_table('passkey',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('credential_id', sa.LargeBinary(length=1024), nullable=False),
    sa.Column('public_key', sa.LargeBinary(), nullable=False),
    sa.Column('sign_count', sa.Integer(), nullable=False),
    sa.Column('transports', sa.JSON(), nullable=True),
    sa.Column('backup_state', sa.Boolean(), nullable=False),
    sa.Column('device_type', sa.String(length=64), nullable=False),
    sa.Column('extensions', sa.String(length=255), nullable=True),
    sa.Column('lastuse_datetime', UtcDateTime(), nullable=False),
    sa.Column('name', sa.String(length=64), nullable=False),
    sa.Column('usage', sa.String(length=64), nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['staff.id'], name=op.f('fk_passkey_user_id_staff'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_passkey')),
    sa.UniqueConstraint('credential_id', name=op.f('uq_passkey_credential_id'))
    )
    with op.batch_alter_table('passkey', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_passkey_user_id'), ['user_id'], unique=False)

    op.create_table('staff_grant',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('staff_id', sa.Integer(), nullable=False),
    sa.Column('controller', sa.String(length=40), nullable=False),
    sa.Column('role', sa.String(length=10), nullable=False),
    sa.Column('granted_at', UtcDateTime(), nullable=False),
    sa.Column('granted_by_id', sa.Integer(), nullable=True),
    sa.Column('ended_at', UtcDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['granted_by_id'], ['staff.id'], name=op.f('fk_staff_grant_granted_by_id_staff')),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_staff_grant_staff_id_staff')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_staff_grant'))
    )
    with op.batch_alter_table('staff_grant', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_staff_grant_staff_id'), ['staff_id'], unique=False)

    op.create_table('standard_phrase',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('controller', sa.String(length=40), nullable=False),
    sa.Column('language', sa.String(length=5), nullable=False),
    sa.Column('right', sa.String(length=25), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('changed_at', UtcDateTime(), nullable=False),
    sa.Column('changed_by_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['changed_by_id'], ['staff.id'], name=op.f('fk_standard_phrase_changed_by_id_staff')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_standard_phrase'))
    )
    with op.batch_alter_table('standard_phrase', schema=None) as batch_op:
        batch_op.create_index('ix_standard_phrase_place', ['controller', 'language', 'name', 'id'], unique=False)

    op.create_table('subject_request',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('reference', sa.String(length=20), nullable=False),
    sa.Column('controller', sa.String(length=40), nullable=False),
    sa.Column('notice_fingerprint', sa.String(length=64), nullable=False),
    sa.Column('channel', sa.String(length=10), nullable=False),
    sa.Column('language', sa.String(length=5), nullable=False),
    sa.Column('state', sa.String(length=25), nullable=False),
    sa.Column('closure', sa.String(length=25), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('received_on', sa.Date(), nullable=False),
    sa.Column('received_at', UtcDateTime(), nullable=False),
    sa.Column('answer_by_on', sa.Date(), nullable=False),
    sa.Column('refuse_by_on', sa.Date(), nullable=False),
    sa.Column('extend_by_on', sa.Date(), nullable=False),
    sa.Column('extended_on', sa.Date(), nullable=True),
    sa.Column('extension_reason_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('next_due_on', sa.Date(), nullable=False),
    sa.Column('late_after_on', sa.Date(), nullable=False),
    sa.Column('next_duty', sa.String(length=40), nullable=False),
    sa.Column('queue_tab', sa.String(length=15), nullable=False),
    sa.Column('unread_since_on', sa.Date(), nullable=True),
    sa.Column('confirmed_at', UtcDateTime(), nullable=True),
    sa.Column('disowned_at', UtcDateTime(), nullable=True),
    sa.Column('closed_at', UtcDateTime(), nullable=True),
    sa.Column('closed_on', sa.Date(), nullable=True),
    sa.Column('shrunk_on', sa.Date(), nullable=True),
    sa.Column('name_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('hints_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('words_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('represented_name_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('child_birth_year', sa.Integer(), nullable=True),
    sa.Column('on_behalf', sa.String(length=10), nullable=False),
    sa.Column('delivery', sa.String(length=10), nullable=False),
    sa.Column('has_protected_address', sa.Boolean(), nullable=False),
    sa.Column('refused_channels', sa.JSON(), nullable=False),
    sa.Column('identity_level', sa.Integer(), nullable=False),
    sa.Column('is_canary', sa.Boolean(), nullable=False),
    sa.Column('has_matters', sa.Boolean(), nullable=False),
    sa.Column('receipt_code_key', sa.Integer(), nullable=False),
    sa.Column('receipt_code_version', sa.Integer(), nullable=False),
    sa.Column('idempotency_digest', sa.String(length=64), nullable=True),
    sa.Column('assignee_id', sa.Integer(), nullable=True),
    sa.Column('linked_to_id', sa.Integer(), nullable=True),
    sa.Column('uid', sa.String(length=36), nullable=False),
    sa.ForeignKeyConstraint(['assignee_id'], ['staff.id'], name=op.f('fk_subject_request_assignee_id_staff')),
    sa.ForeignKeyConstraint(['linked_to_id'], ['subject_request.id'], name=op.f('fk_subject_request_linked_to_id_subject_request')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_subject_request')),
    sa.UniqueConstraint('idempotency_digest', name=op.f('uq_subject_request_idempotency_digest')),
    sa.UniqueConstraint('reference', name=op.f('uq_subject_request_reference')),
    sa.UniqueConstraint('uid', name=op.f('uq_subject_request_uid'))
    )
    with op.batch_alter_table('subject_request', schema=None) as batch_op:
        batch_op.create_index('ix_subject_request_assignee', ['assignee_id', 'queue_tab', 'next_due_on', 'id'], unique=False)
        batch_op.create_index('ix_subject_request_closed', ['controller', 'closed_on', 'id'], unique=False)
        batch_op.create_index('ix_subject_request_closed_assignee_id', ['controller', 'assignee_id', 'closed_on', 'id'], unique=False, sqlite_where=sa.text("queue_tab = 'closed'"), postgresql_where=sa.text("queue_tab = 'closed'"))
        batch_op.create_index('ix_subject_request_closed_channel', ['controller', 'channel', 'closed_on', 'id'], unique=False, sqlite_where=sa.text("queue_tab = 'closed'"), postgresql_where=sa.text("queue_tab = 'closed'"))
        batch_op.create_index('ix_subject_request_closed_language', ['controller', 'language', 'closed_on', 'id'], unique=False, sqlite_where=sa.text("queue_tab = 'closed'"), postgresql_where=sa.text("queue_tab = 'closed'"))
        batch_op.create_index('ix_subject_request_kept', ['controller', 'closed_on', 'id'], unique=False, sqlite_where=sa.text('closed_on IS NOT NULL AND shrunk_on IS NULL'), postgresql_where=sa.text('closed_on IS NOT NULL AND shrunk_on IS NULL'))
        batch_op.create_index('ix_subject_request_queue', ['queue_tab', 'next_due_on', 'id'], unique=False, sqlite_where=sa.text("queue_tab != 'closed'"), postgresql_where=sa.text("queue_tab != 'closed'"))
        batch_op.create_index('ix_subject_request_queue_controller', ['controller', 'queue_tab', 'next_due_on', 'id', 'channel', 'language', 'assignee_id'], unique=False, sqlite_where=sa.text("queue_tab != 'closed'"), postgresql_where=sa.text("queue_tab != 'closed'"))
        batch_op.create_index('ix_subject_request_received', ['controller', 'received_on', 'id'], unique=False)

    op.create_table('access_entry',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('staff_id', sa.Integer(), nullable=False),
    sa.Column('subject_request_id', sa.Integer(), nullable=False),
    sa.Column('page', sa.String(length=60), nullable=False),
    sa.Column('seen_at', UtcDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_access_entry_staff_id_staff')),
    sa.ForeignKeyConstraint(['subject_request_id'], ['subject_request.id'], name=op.f('fk_access_entry_subject_request_id_subject_request')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_access_entry'))
    )
    with op.batch_alter_table('access_entry', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_access_entry_staff_id'), ['staff_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_access_entry_subject_request_id'), ['subject_request_id'], unique=False)

    op.create_table('approval',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('subject_request_id', sa.Integer(), nullable=False),
    sa.Column('action', sa.String(length=25), nullable=False),
    sa.Column('proposal', sa.JSON(), nullable=False),
    sa.Column('proposed_by_id', sa.Integer(), nullable=False),
    sa.Column('proposed_at', UtcDateTime(), nullable=False),
    sa.Column('decided_by_id', sa.Integer(), nullable=True),
    sa.Column('decided_at', UtcDateTime(), nullable=True),
    sa.Column('is_approved', sa.Boolean(), nullable=True),
    sa.Column('content_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('comment_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('uid', sa.String(length=36), nullable=False),
    sa.ForeignKeyConstraint(['decided_by_id'], ['staff.id'], name=op.f('fk_approval_decided_by_id_staff')),
    sa.ForeignKeyConstraint(['proposed_by_id'], ['staff.id'], name=op.f('fk_approval_proposed_by_id_staff')),
    sa.ForeignKeyConstraint(['subject_request_id'], ['subject_request.id'], name=op.f('fk_approval_subject_request_id_subject_request')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_approval')),
    sa.UniqueConstraint('uid', name=op.f('uq_approval_uid'))
    )
    with op.batch_alter_table('approval', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_approval_subject_request_id'), ['subject_request_id'], unique=False)

    op.create_table('authority_matter',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('subject_request_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('came_on', sa.Date(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('done_on', sa.Date(), nullable=True),
    sa.Column('asked_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('done_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('noted_by_id', sa.Integer(), nullable=False),
    sa.Column('uid', sa.String(length=36), nullable=False),
    sa.ForeignKeyConstraint(['noted_by_id'], ['staff.id'], name=op.f('fk_authority_matter_noted_by_id_staff')),
    sa.ForeignKeyConstraint(['subject_request_id'], ['subject_request.id'], name=op.f('fk_authority_matter_subject_request_id_subject_request')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_authority_matter')),
    sa.UniqueConstraint('uid', name=op.f('uq_authority_matter_uid'))
    )
    with op.batch_alter_table('authority_matter', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_authority_matter_subject_request_id'), ['subject_request_id'], unique=False)

    op.create_table('contact',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('subject_request_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('origin', sa.String(length=10), nullable=False),
    sa.Column('value_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('proved_at', UtcDateTime(), nullable=True),
    sa.Column('replaced_at', UtcDateTime(), nullable=True),
    sa.Column('undeliverable_at', UtcDateTime(), nullable=True),
    sa.Column('wrong_codes', sa.Integer(), nullable=False),
    sa.Column('uid', sa.String(length=36), nullable=False),
    sa.ForeignKeyConstraint(['subject_request_id'], ['subject_request.id'], name=op.f('fk_contact_subject_request_id_subject_request')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contact')),
    sa.UniqueConstraint('uid', name=op.f('uq_contact_uid'))
    )
    with op.batch_alter_table('contact', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_contact_subject_request_id'), ['subject_request_id'], unique=False)

    op.create_table('fee',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('subject_request_id', sa.Integer(), nullable=False),
    sa.Column('right', sa.String(length=25), nullable=False),
    sa.Column('kind', sa.String(length=25), nullable=False),
    sa.Column('currency', sa.String(length=3), nullable=False),
    sa.Column('payment_reference', sa.String(length=25), nullable=True),
    sa.Column('reason_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('free_alternative_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('announced_at', UtcDateTime(), nullable=True),
    sa.Column('refuse_by_on', sa.Date(), nullable=True),
    sa.Column('accept_by_on', sa.Date(), nullable=True),
    sa.Column('accepted_at', UtcDateTime(), nullable=True),
    sa.Column('paid_on', sa.Date(), nullable=True),
    sa.Column('waived_at', UtcDateTime(), nullable=True),
    sa.Column('waiver_reason_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('lapsed_at', UtcDateTime(), nullable=True),
    sa.Column('cancelled_at', UtcDateTime(), nullable=True),
    sa.Column('uid', sa.String(length=36), nullable=False),
    sa.ForeignKeyConstraint(['subject_request_id'], ['subject_request.id'], name=op.f('fk_fee_subject_request_id_subject_request')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_fee')),
    sa.UniqueConstraint('uid', name=op.f('uq_fee_uid'))
    )
    with op.batch_alter_table('fee', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_fee_subject_request_id'), ['subject_request_id'], unique=False)

    op.create_table('look_up',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('subject_request_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=15), nullable=False),
    sa.Column('key_number', sa.Integer(), nullable=False),
    sa.Column('digest', sa.LargeBinary(length=32), nullable=False),
    sa.ForeignKeyConstraint(['subject_request_id'], ['subject_request.id'], name=op.f('fk_look_up_subject_request_id_subject_request')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_look_up'))
    )
    with op.batch_alter_table('look_up', schema=None) as batch_op:
        batch_op.create_index('ix_look_up_digest', ['digest', 'subject_request_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_look_up_subject_request_id'), ['subject_request_id'], unique=False)

    op.create_table('marketing_choice',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('controller', sa.String(length=40), nullable=False),
    sa.Column('subject_request_id', sa.Integer(), nullable=True),
    sa.Column('channel', sa.String(length=10), nullable=False),
    sa.Column('choice', sa.String(length=12), nullable=False),
    sa.Column('address_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('address_digest', sa.LargeBinary(length=32), nullable=True),
    sa.Column('digest_key', sa.Integer(), nullable=True),
    sa.Column('wording', sa.Text(), nullable=True),
    sa.Column('source', sa.String(length=30), nullable=False),
    sa.Column('made_at', UtcDateTime(), nullable=False),
    sa.Column('confirmed_at', UtcDateTime(), nullable=True),
    sa.Column('carried_out_at', UtcDateTime(), nullable=True),
    sa.Column('carried_out_by_id', sa.Integer(), nullable=True),
    sa.Column('result', sa.String(length=25), nullable=True),
    sa.Column('how_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('ended_at', UtcDateTime(), nullable=True),
    sa.Column('ended_because_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('uid', sa.String(length=36), nullable=False),
    sa.ForeignKeyConstraint(['carried_out_by_id'], ['staff.id'], name=op.f('fk_marketing_choice_carried_out_by_id_staff')),
    sa.ForeignKeyConstraint(['subject_request_id'], ['subject_request.id'], name=op.f('fk_marketing_choice_subject_request_id_subject_request')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_marketing_choice')),
    sa.UniqueConstraint('uid', name=op.f('uq_marketing_choice_uid'))
    )
    with op.batch_alter_table('marketing_choice', schema=None) as batch_op:
        batch_op.create_index('ix_marketing_choice_address', ['address_digest', 'controller', 'channel'], unique=False)
        batch_op.create_index('ix_marketing_choice_list', ['controller', 'choice', 'id'], unique=False, sqlite_where=sa.text('ended_at IS NULL'), postgresql_where=sa.text('ended_at IS NULL'))
        batch_op.create_index(batch_op.f('ix_marketing_choice_subject_request_id'), ['subject_request_id'], unique=False)

    op.create_table('message',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('subject_request_id', sa.Integer(), nullable=False),
    sa.Column('from_subject', sa.Boolean(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('written_at', UtcDateTime(), nullable=False),
    sa.Column('text_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('uid', sa.String(length=36), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['staff.id'], name=op.f('fk_message_by_id_staff')),
    sa.ForeignKeyConstraint(['subject_request_id'], ['subject_request.id'], name=op.f('fk_message_subject_request_id_subject_request')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_message')),
    sa.UniqueConstraint('uid', name=op.f('uq_message_uid'))
    )
    with op.batch_alter_table('message', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_message_subject_request_id'), ['subject_request_id'], unique=False)

    op.create_table('note',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('subject_request_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('text_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('written_at', UtcDateTime(), nullable=False),
    sa.Column('uid', sa.String(length=36), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['staff.id'], name=op.f('fk_note_by_id_staff')),
    sa.ForeignKeyConstraint(['subject_request_id'], ['subject_request.id'], name=op.f('fk_note_subject_request_id_subject_request')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_note')),
    sa.UniqueConstraint('uid', name=op.f('uq_note_uid'))
    )
    with op.batch_alter_table('note', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_note_subject_request_id'), ['subject_request_id'], unique=False)

    op.create_table('register_task',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('subject_request_id', sa.Integer(), nullable=False),
    sa.Column('register', sa.String(length=40), nullable=False),
    sa.Column('responsible', sa.String(length=254), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('result', sa.String(length=15), nullable=True),
    sa.Column('found_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('identifiers_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('recorded_at', UtcDateTime(), nullable=True),
    sa.Column('recorded_by_id', sa.Integer(), nullable=True),
    sa.Column('asked_at', UtcDateTime(), nullable=True),
    sa.Column('handed_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('handed_in_at', UtcDateTime(), nullable=True),
    sa.Column('taken_at', UtcDateTime(), nullable=True),
    sa.Column('uid', sa.String(length=36), nullable=False),
    sa.ForeignKeyConstraint(['recorded_by_id'], ['staff.id'], name=op.f('fk_register_task_recorded_by_id_staff')),
    sa.ForeignKeyConstraint(['subject_request_id'], ['subject_request.id'], name=op.f('fk_register_task_subject_request_id_subject_request')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_register_task')),
    sa.UniqueConstraint('uid', name=op.f('uq_register_task_uid'))
    )
    with op.batch_alter_table('register_task', schema=None) as batch_op:
        batch_op.create_index('ix_register_task_open', ['due_on', 'id'], unique=False, sqlite_where=sa.text('result IS NULL'), postgresql_where=sa.text('result IS NULL'))
        batch_op.create_index(batch_op.f('ix_register_task_subject_request_id'), ['subject_request_id'], unique=False)

    op.create_table('representation_record',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('subject_request_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('text_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('recorded_at', UtcDateTime(), nullable=False),
    sa.Column('uid', sa.String(length=36), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['staff.id'], name=op.f('fk_representation_record_by_id_staff')),
    sa.ForeignKeyConstraint(['subject_request_id'], ['subject_request.id'], name=op.f('fk_representation_record_subject_request_id_subject_request')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_representation_record')),
    sa.UniqueConstraint('uid', name=op.f('uq_representation_record_uid'))
    )
    with op.batch_alter_table('representation_record', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_representation_record_subject_request_id'), ['subject_request_id'], unique=False)

    op.create_table('requested_right',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('subject_request_id', sa.Integer(), nullable=False),
    sa.Column('right', sa.String(length=25), nullable=False),
    sa.Column('received_on', sa.Date(), nullable=False),
    sa.Column('asked_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('extended_on', sa.Date(), nullable=True),
    sa.Column('outcome', sa.String(length=25), nullable=True),
    sa.Column('grounds', sa.JSON(), nullable=False),
    sa.Column('answer_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('edits_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('carried_out_at', UtcDateTime(), nullable=True),
    sa.Column('decided_at', UtcDateTime(), nullable=True),
    sa.Column('decided_by_id', sa.Integer(), nullable=True),
    sa.Column('released_at', UtcDateTime(), nullable=True),
    sa.Column('withdrawn_at', UtcDateTime(), nullable=True),
    sa.Column('answered_on', sa.Date(), nullable=True),
    sa.Column('answered_in_days', sa.Integer(), nullable=True),
    sa.Column('is_in_time', sa.Boolean(), nullable=True),
    sa.Column('uid', sa.String(length=36), nullable=False),
    sa.ForeignKeyConstraint(['decided_by_id'], ['staff.id'], name=op.f('fk_requested_right_decided_by_id_staff')),
    sa.ForeignKeyConstraint(['subject_request_id'], ['subject_request.id'], name=op.f('fk_requested_right_subject_request_id_subject_request')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_requested_right')),
    sa.UniqueConstraint('uid', name=op.f('uq_requested_right_uid'))
    )
    with op.batch_alter_table('requested_right', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_requested_right_answered_on'), ['answered_on'], unique=False)
        batch_op.create_index(batch_op.f('ix_requested_right_subject_request_id'), ['subject_request_id'], unique=False)

    op.create_table('retention_hold',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('subject_request_id', sa.Integer(), nullable=False),
    sa.Column('held_by', sa.String(length=15), nullable=False),
    sa.Column('because_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('until_on', sa.Date(), nullable=True),
    sa.Column('begun_at', UtcDateTime(), nullable=False),
    sa.Column('begun_by_id', sa.Integer(), nullable=False),
    sa.Column('ended_at', UtcDateTime(), nullable=True),
    sa.Column('uid', sa.String(length=36), nullable=False),
    sa.ForeignKeyConstraint(['begun_by_id'], ['staff.id'], name=op.f('fk_retention_hold_begun_by_id_staff')),
    sa.ForeignKeyConstraint(['subject_request_id'], ['subject_request.id'], name=op.f('fk_retention_hold_subject_request_id_subject_request')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_retention_hold')),
    sa.UniqueConstraint('uid', name=op.f('uq_retention_hold_uid'))
    )
    with op.batch_alter_table('retention_hold', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_retention_hold_subject_request_id'), ['subject_request_id'], unique=False)

    op.create_table('right_pause',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('subject_request_id', sa.Integer(), nullable=False),
    sa.Column('right', sa.String(length=25), nullable=False),
    sa.Column('kind', sa.String(length=15), nullable=False),
    sa.Column('asked_at', UtcDateTime(), nullable=False),
    sa.Column('asked_on', sa.Date(), nullable=False),
    sa.Column('answered_on', sa.Date(), nullable=True),
    sa.Column('reminded_on', sa.Date(), nullable=True),
    sa.Column('asked_by_id', sa.Integer(), nullable=True),
    sa.Column('reason_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('late_reason_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('ways', sa.String(length=80), nullable=True),
    sa.Column('uid', sa.String(length=36), nullable=False),
    sa.ForeignKeyConstraint(['asked_by_id'], ['staff.id'], name=op.f('fk_right_pause_asked_by_id_staff')),
    sa.ForeignKeyConstraint(['subject_request_id'], ['subject_request.id'], name=op.f('fk_right_pause_subject_request_id_subject_request')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_right_pause')),
    sa.UniqueConstraint('uid', name=op.f('uq_right_pause_uid'))
    )
    with op.batch_alter_table('right_pause', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_right_pause_subject_request_id'), ['subject_request_id'], unique=False)

    op.create_table('fee_item',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('fee_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('pieces', sa.Integer(), nullable=False),
    sa.Column('unit_price', sa.Numeric(precision=10, scale=2), nullable=False),
    sa.ForeignKeyConstraint(['fee_id'], ['fee.id'], name=op.f('fk_fee_item_fee_id_fee')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_fee_item'))
    )
    with op.batch_alter_table('fee_item', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_fee_item_fee_id'), ['fee_id'], unique=False)

    op.create_table('identity_proof',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('subject_request_id', sa.Integer(), nullable=False),
    sa.Column('proof', sa.String(length=30), nullable=False),
    sa.Column('level', sa.Integer(), nullable=False),
    sa.Column('contact_id', sa.Integer(), nullable=True),
    sa.Column('register', sa.String(length=40), nullable=True),
    sa.Column('matched', sa.String(length=60), nullable=True),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('proved_at', UtcDateTime(), nullable=False),
    sa.Column('void_at', UtcDateTime(), nullable=True),
    sa.Column('uid', sa.String(length=36), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['staff.id'], name=op.f('fk_identity_proof_by_id_staff')),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_identity_proof_contact_id_contact')),
    sa.ForeignKeyConstraint(['subject_request_id'], ['subject_request.id'], name=op.f('fk_identity_proof_subject_request_id_subject_request')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_identity_proof')),
    sa.UniqueConstraint('uid', name=op.f('uq_identity_proof_uid'))
    )
    with op.batch_alter_table('identity_proof', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_identity_proof_subject_request_id'), ['subject_request_id'], unique=False)

    op.create_table('outbox_mail',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('subject_request_id', sa.Integer(), nullable=True),
    sa.Column('contact_id', sa.Integer(), nullable=True),
    sa.Column('staff_id', sa.Integer(), nullable=True),
    sa.Column('choice_id', sa.Integer(), nullable=True),
    sa.Column('language', sa.String(length=5), nullable=False),
    sa.Column('facts', sa.JSON(), nullable=False),
    sa.Column('message_id', sa.String(length=120), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('created_at', UtcDateTime(), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('next_try_at', UtcDateTime(), nullable=False),
    sa.Column('comes_last', sa.Boolean(), nullable=False),
    sa.Column('lease_ends_at', UtcDateTime(), nullable=True),
    sa.Column('sent_at', UtcDateTime(), nullable=True),
    sa.Column('bounced_at', UtcDateTime(), nullable=True),
    sa.Column('last_error', sa.String(length=200), nullable=True),
    sa.Column('once_key', sa.String(length=120), nullable=True),
    sa.Column('uid', sa.String(length=36), nullable=False),
    sa.ForeignKeyConstraint(['choice_id'], ['marketing_choice.id'], name=op.f('fk_outbox_mail_choice_id_marketing_choice')),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_outbox_mail_contact_id_contact')),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_outbox_mail_staff_id_staff')),
    sa.ForeignKeyConstraint(['subject_request_id'], ['subject_request.id'], name=op.f('fk_outbox_mail_subject_request_id_subject_request')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_outbox_mail')),
    sa.UniqueConstraint('message_id', name=op.f('uq_outbox_mail_message_id')),
    sa.UniqueConstraint('once_key', name=op.f('uq_outbox_mail_once_key')),
    sa.UniqueConstraint('uid', name=op.f('uq_outbox_mail_uid'))
    )
    with op.batch_alter_table('outbox_mail', schema=None) as batch_op:
        batch_op.create_index('ix_outbox_mail_due', ['comes_last', 'next_try_at', 'id'], unique=False, sqlite_where=sa.text("state IN ('queued', 'sending')"), postgresql_where=sa.text("state IN ('queued', 'sending')"))
        batch_op.create_index('ix_outbox_mail_held', ['staff_id', 'id'], unique=False, sqlite_where=sa.text("state = 'held'"), postgresql_where=sa.text("state = 'held'"))
        batch_op.create_index(batch_op.f('ix_outbox_mail_subject_request_id'), ['subject_request_id'], unique=False)

    op.create_table('recipient_notice',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('requested_right_id', sa.Integer(), nullable=False),
    sa.Column('recipient', sa.String(length=200), nullable=False),
    sa.Column('told_on', sa.Date(), nullable=True),
    sa.Column('impossible_because_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('uid', sa.String(length=36), nullable=False),
    sa.ForeignKeyConstraint(['requested_right_id'], ['requested_right.id'], name=op.f('fk_recipient_notice_requested_right_id_requested_right')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_recipient_notice')),
    sa.UniqueConstraint('uid', name=op.f('uq_recipient_notice_uid'))
    )
    with op.batch_alter_table('recipient_notice', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_recipient_notice_requested_right_id'), ['requested_right_id'], unique=False)

    op.create_table('release',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('subject_request_id', sa.Integer(), nullable=False),
    sa.Column('contact_id', sa.Integer(), nullable=True),
    sa.Column('delivery', sa.String(length=10), nullable=False),
    sa.Column('released_at', UtcDateTime(), nullable=False),
    sa.Column('released_by_id', sa.Integer(), nullable=False),
    sa.Column('ends_on', sa.Date(), nullable=False),
    sa.Column('first_opened_at', UtcDateTime(), nullable=True),
    sa.Column('stopped_at', UtcDateTime(), nullable=True),
    sa.Column('uid', sa.String(length=36), nullable=False),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_release_contact_id_contact')),
    sa.ForeignKeyConstraint(['released_by_id'], ['staff.id'], name=op.f('fk_release_released_by_id_staff')),
    sa.ForeignKeyConstraint(['subject_request_id'], ['subject_request.id'], name=op.f('fk_release_subject_request_id_subject_request')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_release')),
    sa.UniqueConstraint('uid', name=op.f('uq_release_uid'))
    )
    with op.batch_alter_table('release', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_release_subject_request_id'), ['subject_request_id'], unique=False)

    op.create_table('restriction_lift',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('subject_request_id', sa.Integer(), nullable=False),
    sa.Column('requested_right_id', sa.Integer(), nullable=False),
    sa.Column('lift_on', sa.Date(), nullable=False),
    sa.Column('told_on', sa.Date(), nullable=True),
    sa.Column('lifted_on', sa.Date(), nullable=True),
    sa.Column('data_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('reason_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('uid', sa.String(length=36), nullable=False),
    sa.ForeignKeyConstraint(['requested_right_id'], ['requested_right.id'], name=op.f('fk_restriction_lift_requested_right_id_requested_right')),
    sa.ForeignKeyConstraint(['subject_request_id'], ['subject_request.id'], name=op.f('fk_restriction_lift_subject_request_id_subject_request')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_restriction_lift')),
    sa.UniqueConstraint('uid', name=op.f('uq_restriction_lift_uid'))
    )
    with op.batch_alter_table('restriction_lift', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_restriction_lift_subject_request_id'), ['subject_request_id'], unique=False)

    op.create_table('misdelivery',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('subject_request_id', sa.Integer(), nullable=False),
    sa.Column('release_id', sa.Integer(), nullable=True),
    sa.Column('known_at', UtcDateTime(), nullable=False),
    sa.Column('noted_at', UtcDateTime(), nullable=False),
    sa.Column('noted_by_id', sa.Integer(), nullable=False),
    sa.Column('what_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('risk', sa.String(length=10), nullable=True),
    sa.Column('assessment_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('authority_told_at', UtcDateTime(), nullable=True),
    sa.Column('delay_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('people_told_on', sa.Date(), nullable=True),
    sa.Column('people_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('uid', sa.String(length=36), nullable=False),
    sa.ForeignKeyConstraint(['noted_by_id'], ['staff.id'], name=op.f('fk_misdelivery_noted_by_id_staff')),
    sa.ForeignKeyConstraint(['release_id'], ['release.id'], name=op.f('fk_misdelivery_release_id_release')),
    sa.ForeignKeyConstraint(['subject_request_id'], ['subject_request.id'], name=op.f('fk_misdelivery_subject_request_id_subject_request')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_misdelivery')),
    sa.UniqueConstraint('uid', name=op.f('uq_misdelivery_uid'))
    )
    with op.batch_alter_table('misdelivery', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_misdelivery_subject_request_id'), ['subject_request_id'], unique=False)

    op.create_table('sign_in',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('door', sa.String(length=10), nullable=False),
    sa.Column('staff_id', sa.Integer(), nullable=True),
    sa.Column('subject_request_id', sa.Integer(), nullable=True),
    sa.Column('release_id', sa.Integer(), nullable=True),
    sa.Column('began_at', UtcDateTime(), nullable=False),
    sa.Column('seen_at', UtcDateTime(), nullable=False),
    sa.Column('fresh_at', UtcDateTime(), nullable=True),
    sa.Column('ended_at', UtcDateTime(), nullable=True),
    sa.Column('device', sa.String(length=120), nullable=True),
    sa.Column('network', sa.String(length=64), nullable=True),
    sa.Column('challenge', sa.String(length=64), nullable=True),
    sa.ForeignKeyConstraint(['release_id'], ['release.id'], name=op.f('fk_sign_in_release_id_release')),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_sign_in_staff_id_staff')),
    sa.ForeignKeyConstraint(['subject_request_id'], ['subject_request.id'], name=op.f('fk_sign_in_subject_request_id_subject_request')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sign_in')),
    sa.UniqueConstraint('digest', name=op.f('uq_sign_in_digest'))
    )
    with op.batch_alter_table('sign_in', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sign_in_staff_id'), ['staff_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_sign_in_subject_request_id'), ['subject_request_id'], unique=False)

    op.create_table('stored_file',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('subject_request_id', sa.Integer(), nullable=True),
    sa.Column('purpose', sa.String(length=20), nullable=False),
    sa.Column('media_type', sa.String(length=100), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('wrapped_key', sa.LargeBinary(), nullable=False),
    sa.Column('name_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('stored_at', UtcDateTime(), nullable=False),
    sa.Column('ends_on', sa.Date(), nullable=True),
    sa.Column('erased_at', UtcDateTime(), nullable=True),
    sa.Column('register_task_id', sa.Integer(), nullable=True),
    sa.Column('release_id', sa.Integer(), nullable=True),
    sa.Column('added_by', sa.String(length=40), nullable=True),
    sa.Column('use', sa.String(length=15), nullable=True),
    sa.Column('use_because_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('looked_at', UtcDateTime(), nullable=True),
    sa.Column('first_opened_at', UtcDateTime(), nullable=True),
    sa.Column('times_opened', sa.Integer(), nullable=False),
    sa.Column('uid', sa.String(length=36), nullable=False),
    sa.ForeignKeyConstraint(['register_task_id'], ['register_task.id'], name=op.f('fk_stored_file_register_task_id_register_task')),
    sa.ForeignKeyConstraint(['release_id'], ['release.id'], name=op.f('fk_stored_file_release_id_release')),
    sa.ForeignKeyConstraint(['subject_request_id'], ['subject_request.id'], name=op.f('fk_stored_file_subject_request_id_subject_request')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stored_file')),
    sa.UniqueConstraint('uid', name=op.f('uq_stored_file_uid'))
    )
    with op.batch_alter_table('stored_file', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_stored_file_release_id'), ['release_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_stored_file_subject_request_id'), ['subject_request_id'], unique=False)
        batch_op.create_index('ix_stored_file_there', ['purpose', 'ends_on', 'id'], unique=False, sqlite_where=sa.text('erased_at IS NULL'), postgresql_where=sa.text('erased_at IS NULL'))

    op.create_table('letter',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('subject_request_id', sa.Integer(), nullable=False),
    sa.Column('requested_right_id', sa.Integer(), nullable=True),
    sa.Column('release_id', sa.Integer(), nullable=True),
    sa.Column('kind', sa.String(length=25), nullable=False),
    sa.Column('language', sa.String(length=5), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('document_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('pdf_id', sa.Integer(), nullable=True),
    sa.Column('sha256', sa.String(length=64), nullable=True),
    sa.Column('frozen_at', UtcDateTime(), nullable=True),
    sa.Column('uid', sa.String(length=36), nullable=False),
    sa.ForeignKeyConstraint(['pdf_id'], ['stored_file.id'], name=op.f('fk_letter_pdf_id_stored_file')),
    sa.ForeignKeyConstraint(['release_id'], ['release.id'], name=op.f('fk_letter_release_id_release')),
    sa.ForeignKeyConstraint(['requested_right_id'], ['requested_right.id'], name=op.f('fk_letter_requested_right_id_requested_right')),
    sa.ForeignKeyConstraint(['subject_request_id'], ['subject_request.id'], name=op.f('fk_letter_subject_request_id_subject_request')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_letter')),
    sa.UniqueConstraint('uid', name=op.f('uq_letter_uid'))
    )
    with op.batch_alter_table('letter', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_letter_release_id'), ['release_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_letter_subject_request_id'), ['subject_request_id'], unique=False)

    op.create_table('posting',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('controller', sa.String(length=40), nullable=False),
    sa.Column('subject_request_id', sa.Integer(), nullable=False),
    sa.Column('letter_id', sa.Integer(), nullable=False),
    sa.Column('asked_at', UtcDateTime(), nullable=False),
    sa.Column('copies', sa.Integer(), nullable=False),
    sa.Column('posted_on', sa.Date(), nullable=True),
    sa.Column('posted_by_id', sa.Integer(), nullable=True),
    sa.Column('returned_on', sa.Date(), nullable=True),
    sa.Column('returned_because', sa.String(length=15), nullable=True),
    sa.Column('settled_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['letter_id'], ['letter.id'], name=op.f('fk_posting_letter_id_letter')),
    sa.ForeignKeyConstraint(['posted_by_id'], ['staff.id'], name=op.f('fk_posting_posted_by_id_staff')),
    sa.ForeignKeyConstraint(['subject_request_id'], ['subject_request.id'], name=op.f('fk_posting_subject_request_id_subject_request')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_posting'))
    )
    with op.batch_alter_table('posting', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_posting_letter_id'), ['letter_id'], unique=False)
        batch_op.create_index('ix_posting_posted', ['controller', 'posted_on', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_posting_subject_request_id'), ['subject_request_id'], unique=False)
        batch_op.create_index('ix_posting_waiting', ['controller', 'id'], unique=False, sqlite_where=sa.text('posted_on IS NULL'), postgresql_where=sa.text('posted_on IS NULL'))

    op.execute(sa.text("INSERT INTO history_head (id, events, hash) VALUES (1, 0, :hash)").bindparams(hash="0" * 64))


def downgrade():
    with op.batch_alter_table('posting', schema=None) as batch_op:
        batch_op.drop_index('ix_posting_waiting', sqlite_where=sa.text('posted_on IS NULL'), postgresql_where=sa.text('posted_on IS NULL'))
        batch_op.drop_index(batch_op.f('ix_posting_subject_request_id'))
        batch_op.drop_index('ix_posting_posted')
        batch_op.drop_index(batch_op.f('ix_posting_letter_id'))

    op.drop_table('posting')
    with op.batch_alter_table('letter', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_letter_subject_request_id'))
        batch_op.drop_index(batch_op.f('ix_letter_release_id'))

    op.drop_table('letter')
    with op.batch_alter_table('stored_file', schema=None) as batch_op:
        batch_op.drop_index('ix_stored_file_there', sqlite_where=sa.text('erased_at IS NULL'), postgresql_where=sa.text('erased_at IS NULL'))
        batch_op.drop_index(batch_op.f('ix_stored_file_subject_request_id'))
        batch_op.drop_index(batch_op.f('ix_stored_file_release_id'))

    op.drop_table('stored_file')
    with op.batch_alter_table('sign_in', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_sign_in_subject_request_id'))
        batch_op.drop_index(batch_op.f('ix_sign_in_staff_id'))

    op.drop_table('sign_in')
    with op.batch_alter_table('misdelivery', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_misdelivery_subject_request_id'))

    op.drop_table('misdelivery')
    with op.batch_alter_table('restriction_lift', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_restriction_lift_subject_request_id'))

    op.drop_table('restriction_lift')
    with op.batch_alter_table('release', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_release_subject_request_id'))

    op.drop_table('release')
    with op.batch_alter_table('recipient_notice', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_recipient_notice_requested_right_id'))

    op.drop_table('recipient_notice')
    with op.batch_alter_table('outbox_mail', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_outbox_mail_subject_request_id'))
        batch_op.drop_index('ix_outbox_mail_held', sqlite_where=sa.text("state = 'held'"), postgresql_where=sa.text("state = 'held'"))
        batch_op.drop_index('ix_outbox_mail_due', sqlite_where=sa.text("state IN ('queued', 'sending')"), postgresql_where=sa.text("state IN ('queued', 'sending')"))

    op.drop_table('outbox_mail')
    with op.batch_alter_table('identity_proof', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_identity_proof_subject_request_id'))

    op.drop_table('identity_proof')
    with op.batch_alter_table('fee_item', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_fee_item_fee_id'))

    op.drop_table('fee_item')
    with op.batch_alter_table('right_pause', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_right_pause_subject_request_id'))

    op.drop_table('right_pause')
    with op.batch_alter_table('retention_hold', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_retention_hold_subject_request_id'))

    op.drop_table('retention_hold')
    with op.batch_alter_table('requested_right', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_requested_right_subject_request_id'))
        batch_op.drop_index(batch_op.f('ix_requested_right_answered_on'))

    op.drop_table('requested_right')
    with op.batch_alter_table('representation_record', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_representation_record_subject_request_id'))

    op.drop_table('representation_record')
    with op.batch_alter_table('register_task', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_register_task_subject_request_id'))
        batch_op.drop_index('ix_register_task_open', sqlite_where=sa.text('result IS NULL'), postgresql_where=sa.text('result IS NULL'))

    op.drop_table('register_task')
    with op.batch_alter_table('note', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_note_subject_request_id'))

    op.drop_table('note')
    with op.batch_alter_table('message', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_message_subject_request_id'))

    op.drop_table('message')
    with op.batch_alter_table('marketing_choice', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_marketing_choice_subject_request_id'))
        batch_op.drop_index('ix_marketing_choice_list', sqlite_where=sa.text('ended_at IS NULL'), postgresql_where=sa.text('ended_at IS NULL'))
        batch_op.drop_index('ix_marketing_choice_address')

    op.drop_table('marketing_choice')
    with op.batch_alter_table('look_up', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_look_up_subject_request_id'))
        batch_op.drop_index('ix_look_up_digest')

    op.drop_table('look_up')
    with op.batch_alter_table('fee', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_fee_subject_request_id'))

    op.drop_table('fee')
    with op.batch_alter_table('contact', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_contact_subject_request_id'))

    op.drop_table('contact')
    with op.batch_alter_table('authority_matter', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_authority_matter_subject_request_id'))

    op.drop_table('authority_matter')
    with op.batch_alter_table('approval', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_approval_subject_request_id'))

    op.drop_table('approval')
    with op.batch_alter_table('access_entry', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_access_entry_subject_request_id'))
        batch_op.drop_index(batch_op.f('ix_access_entry_staff_id'))

    op.drop_table('access_entry')
    with op.batch_alter_table('subject_request', schema=None) as batch_op:
        batch_op.drop_index('ix_subject_request_received')
        batch_op.drop_index('ix_subject_request_queue_controller', sqlite_where=sa.text("queue_tab != 'closed'"), postgresql_where=sa.text("queue_tab != 'closed'"))
        batch_op.drop_index('ix_subject_request_queue', sqlite_where=sa.text("queue_tab != 'closed'"), postgresql_where=sa.text("queue_tab != 'closed'"))
        batch_op.drop_index('ix_subject_request_kept', sqlite_where=sa.text('closed_on IS NOT NULL AND shrunk_on IS NULL'), postgresql_where=sa.text('closed_on IS NOT NULL AND shrunk_on IS NULL'))
        batch_op.drop_index('ix_subject_request_closed_language', sqlite_where=sa.text("queue_tab = 'closed'"), postgresql_where=sa.text("queue_tab = 'closed'"))
        batch_op.drop_index('ix_subject_request_closed_channel', sqlite_where=sa.text("queue_tab = 'closed'"), postgresql_where=sa.text("queue_tab = 'closed'"))
        batch_op.drop_index('ix_subject_request_closed_assignee_id', sqlite_where=sa.text("queue_tab = 'closed'"), postgresql_where=sa.text("queue_tab = 'closed'"))
        batch_op.drop_index('ix_subject_request_closed')
        batch_op.drop_index('ix_subject_request_assignee')

    op.drop_table('subject_request')
    with op.batch_alter_table('standard_phrase', schema=None) as batch_op:
        batch_op.drop_index('ix_standard_phrase_place')

    op.drop_table('standard_phrase')
    with op.batch_alter_table('staff_grant', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_staff_grant_staff_id'))

    op.drop_table('staff_grant')
    with op.batch_alter_table('passkey', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_passkey_user_id'))

    op.drop_table('passkey')
    with op.batch_alter_table('invitation', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_invitation_staff_id'))

    op.drop_table('invitation')
    with op.batch_alter_table('deputy', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_deputy_staff_id'))

    op.drop_table('deputy')
    op.drop_table('access_review')
    op.drop_table('used_token')
    op.drop_table('tally')
    op.drop_table('suppression')
    op.drop_table('staff')
    with op.batch_alter_table('notice_version', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_notice_version_controller'))

    op.drop_table('notice_version')
    op.drop_table('limit_count')
    op.drop_table('history_head')
    with op.batch_alter_table('history_event', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_history_event_request_uid'))
        batch_op.drop_index('ix_history_event_controller')
        batch_op.drop_index('ix_history_event_by')

    op.drop_table('history_event')
    op.drop_table('heartbeat')
    op.drop_table('daily_run')
    with op.batch_alter_table('canary_run', schema=None) as batch_op:
        batch_op.drop_index('ix_canary_run_uncleared', sqlite_where=sa.text('cleared_at IS NULL'), postgresql_where=sa.text('cleared_at IS NULL'))
        batch_op.drop_index('ix_canary_run_controller')

    op.drop_table('canary_run')
