"""The controller's standard phrases: the list, adding, changing and removing one, and offering them beside a letter."""

from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import SelectField, ValidationError

from portal import clock
from portal.controllers import Profile
from portal.controllers.installed import profile_of
from portal.law.broken_rules import RuleBroken
from portal.law.rights import Right
from portal.letters.gaps import PLACEHOLDERS
from portal.services import filing, letters, phrases
from portal.services.grants import Action, controllers_for
from portal.services.phrases import Wording
from portal.storage.db import db
from portal.storage.models import StandardPhrase, SubjectRequest
from portal.translations import LANGUAGES, current_language
from portal.translations.labels import label
from portal.translations.rule_words import say
from portal.web.staff import guard
from portal.web.typed import Filled, line, offer, words

if TYPE_CHECKING:
    from flask import Flask

    from portal.config import Settings

bp = Blueprint("phrases", __name__, url_prefix="/phrases")
REMOVE = "remove"


class PhraseForm(FlaskForm):
    """A short text in one language, and where it fits."""

    name = line(_l("Name"), Filled(_l("Write a short name, so that you find the phrase.")))
    language = SelectField(_l("Language"), validate_choice=False)
    right = SelectField(_l("Fits letters about"), validate_choice=False)
    text = words(_l("Text"), Filled(_l("Write the text.")))

    def __init__(self, profile: Profile, **values: Any) -> None:
        super().__init__(**values)
        self.language.choices = offer({code: LANGUAGES[code] for code in profile.languages})
        self.right.choices = offer({"": _("Any right"), **{right.value: named(right) for right in Right}})

    def validate_language(self, field: SelectField) -> None:
        """Take only a language the controller writes in."""
        check_offered(field)

    def validate_right(self, field: SelectField) -> None:
        """Take only a right there is, or none."""
        check_offered(field)

    @property
    def wording(self) -> Wording:
        """What was typed."""
        return Wording(self.language.data, self.name.data or "", self.text.data or "", self.right.data)


def check_offered(field: SelectField) -> None:
    """Refuse what is not among the choices."""
    if field.data not in {value for value, *_more in field.iter_choices()}:
        raise ValidationError(_("Choose one of these."))


def init_app(app: "Flask", settings: "Settings") -> None:
    """Let the templates of letters offer the phrases that fit."""
    app.jinja_env.globals["phrases_for"] = phrases_for


def phrases_for(subject_request: SubjectRequest, right: str = "") -> list[tuple[str, str]]:
    """Return the phrases that fit a letter about this request, with their gaps filled."""
    today = filing.today_of(subject_request, clock.now())
    return phrases.offered(letters.context_of(subject_request, on=today, signed_by=""), right)


@bp.get("")
def show() -> ResponseReturnValue:
    """List the phrases of each controller the person works for."""
    mine = controllers_for(guard.signed_in(), Action.ACT) or abort(403)
    houses = [(profile_of(slug), [shown(row) for row in phrases.phrases_of(slug)]) for slug in mine]
    return render_template("staff/phrases/show.html", houses=houses)


@bp.route("/<controller>/new", methods=["GET", "POST"])
def add(controller: str) -> ResponseReturnValue:
    """Add a phrase."""
    profile, me = house(controller), guard.signed_in()
    form = PhraseForm(profile, data={"language": profile.languages[0]})
    if form.validate_on_submit() and kept(
        form, lambda: phrases.add(controller, form.wording, by_id=me.id, now=clock.now())
    ):
        return listed(_("The phrase is added. It is offered beside every letter it fits."))
    return written(form, profile)


@bp.route("/<controller>/<int:number>", methods=["GET", "POST"])
def change(controller: str, number: int) -> ResponseReturnValue:
    """Change a phrase, or remove it."""
    profile, me = house(controller), guard.signed_in()
    row = found(controller, number)
    who: dict[str, Any] = {"by_id": me.id, "now": clock.now()}
    known = {"name": row.name, "language": row.language, "right": row.right, "text": row.text}
    form = PhraseForm(profile, data=known)
    if request.form.get("step") == REMOVE and FlaskForm().validate_on_submit():
        phrases.remove(controller, number, **who)
        return listed(_("The phrase is removed. Letters that were sent with it stay as they are."))
    if form.validate_on_submit() and kept(form, lambda: phrases.change(controller, number, form.wording, **who)):
        return listed(_("The phrase is changed. Letters that were sent with it stay as they are."))
    return written(form, profile, row.name)


def house(controller: str) -> Profile:
    """Return a controller whose letters the person writes; any other does not exist for them."""
    if controller not in controllers_for(guard.signed_in(), Action.ACT):
        abort(404)
    return profile_of(controller)


def found(controller: str, number: int) -> StandardPhrase:
    """Return a phrase, or end with a page that says there is none."""
    try:
        return phrases.phrase_of(controller, number)
    except phrases.PhraseUnknown:
        abort(404)


def kept(form: PhraseForm, keep: Any) -> bool:
    """Carry out a use case; a broken rule is said in the form."""
    try:
        keep()
    except RuleBroken as error:
        db.session.rollback()
        form.form_errors.append(say(error, current_language()))
        return False
    return True


def listed(said: str) -> ResponseReturnValue:
    """Go back to the list and say there what was done."""
    flash(said, "calm")
    return redirect(url_for("staff.phrases.show"), 303)


def written(form: PhraseForm, profile: Profile, name: str = "") -> ResponseReturnValue:
    """Show a phrase's form; one that has no name yet is new."""
    gaps = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
    shown = render_template("staff/phrases/write.html", form=form, profile=profile, gaps=gaps, name=name)
    return shown, 422 if form.errors else 200


def shown(row: StandardPhrase) -> dict[str, Any]:
    """Return a phrase as the list shows it."""
    return {
        "id": row.id, "name": row.name, "text": row.text, "language": LANGUAGES[row.language],
        "code": row.language, "right": named(Right(row.right)) if row.right else _("Any right"),
    }  # fmt: skip


def named(right: Right) -> str:
    """Return a right in words."""
    return label("right", right, current_language())
