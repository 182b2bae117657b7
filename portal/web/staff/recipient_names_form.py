"""To whom the data went: the register's own recipients, and any others by name."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, RadioField, SelectMultipleField, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from portal.controllers import Profile
from portal.controllers.recipients import Recipient
from portal.law.rights import Right
from portal.services import recipients
from portal.services.overview import Overview
from portal.translations import current_language
from portal.translations.labels import label
from portal.web.staff.case import CaseForm
from portal.web.typed import offer, words


def known(profile: Profile, *, named: bool) -> list[Recipient]:
    """Return the recipients the controller's registers name, or the groups of which they name nobody."""
    return [one for register in profile.registers for one in register.recipients if one.named is named]


class NamesForm(CaseForm):
    """Who the data went to."""

    right = RadioField(_l("What are they told of?"), validate_choice=False)
    known = SelectMultipleField(
        _l("Named in your registers"), widget=ListWidget(), option_widget=CheckboxInput(), validate_choice=False
    )
    others = words(_l("Others, one on each line"))

    def __init__(self, case: Overview, listed: set[str]) -> None:
        rows = recipients.rows_to_tell_of(case.subject_request)
        self.rights = {row.right: label("right", row.right, current_language()) for row in rows}
        super().__init__(case.subject_request, data={"right": next(iter(self.rights), None)})
        self.right.choices = offer(self.rights)
        first, mine = case.profile.first_language, current_language()
        self.named = {
            one.name.in_(first): one.name.in_(mine)
            for one in known(case.profile, named=True)
            if one.name.in_(first) not in listed
        }
        self.known.choices = offer(self.named)

    def validate_right(self, field: Field) -> None:
        """Take only a right that changed something."""
        if field.data not in self.rights:
            raise ValidationError(_("Choose what they are told of."))

    def validate_others(self, field: Field) -> None:
        """Ask for a name, or more."""
        if not self.names:
            raise ValidationError(_("Choose a recipient or write its name."))

    @property
    def names(self) -> list[str]:
        """Everybody who was chosen or written."""
        chosen = [name for name in self.known.data or () if name in self.named]
        return [*chosen, *filter(None, (line.strip() for line in (self.others.data or "").split("\n")))]

    @property
    def of(self) -> Right:
        """The right they are told of."""
        return Right(self.right.data)
