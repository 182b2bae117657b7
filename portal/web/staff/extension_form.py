"""What is written down when a time limit is extended: the law's causes, and the reasons for the person."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, SelectMultipleField, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from portal.services.extension import Cause
from portal.web.staff.case import CaseForm
from portal.web.typed import Filled, offer, words

CAUSES = {Cause.COMPLEXITY.value: _l("The request is complex"), Cause.NUMBER.value: _l("There are many requests")}


class ExtensionForm(CaseForm):
    """The law's causes, and the reasons as the person reads them."""

    causes = SelectMultipleField(
        _l("Why does it take longer?"), widget=ListWidget(), option_widget=CheckboxInput(), choices=offer(CAUSES),
        validate_choice=False,
    )  # fmt: skip
    reasons = words(
        _l("Tell the person why"), Filled(_l("Write why it takes longer, in a sentence or two the person understands."))
    )

    def validate_causes(self, field: Field) -> None:
        """Take only the causes the law knows, at least one."""
        if not field.data or not set(field.data) <= set(CAUSES):
            raise ValidationError(_("Choose at least one. The law knows no other cause."))

    @property
    def chosen(self) -> list[Cause]:
        """The causes as the use case takes them."""
        return [Cause(cause) for cause in self.causes.data or ()]
