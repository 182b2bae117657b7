"""What the roles are called, and what each may do, in the reader's words."""

from flask_babel import lazy_gettext as _l

from portal.services.grants import Role

ROLES = {
    Role.HANDLER: _l("handler"),
    Role.APPROVER: _l("approver"),
    Role.DPO: _l("data protection officer"),
    Role.AUDITOR: _l("auditor"),
    Role.ADMIN: _l("admin"),
}
ROLE_HINTS = {
    Role.HANDLER.value: _l("Works requests."),
    Role.APPROVER.value: _l("Works requests and decides for the controller."),
    Role.DPO.value: _l("Reads everything and advises."),
    Role.AUDITOR.value: _l("Sees the history and the statistics, never the content."),
    Role.ADMIN.value: _l("Manages people and roles, when it is given for every controller."),
}
