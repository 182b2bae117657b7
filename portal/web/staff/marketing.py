"""The block list and the consents: who gets no marketing and who wants it; searched, added to, ended with a reason."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, stream_with_context, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf import FlaskForm

from portal import clock
from portal.controllers.installed import profile_of
from portal.law.broken_rules import RuleBroken
from portal.logs.security import SecurityEvent, note
from portal.services import block_list, block_list_export, consents, grants, marketing_links
from portal.services.block_list import CONSENTED, PROHIBITED, Entry
from portal.services.grants import Action
from portal.services.tables import as_csv
from portal.storage.db import db
from portal.translations import current_language
from portal.translations.labels import label
from portal.translations.rule_words import say
from portal.web.staff.case import acting, acting_by_id
from portal.web.staff.guard import require_fresh, signed_in
from portal.web.staff.marketing_forms import AddForm, EndForm, ExportForm, LinkForm, NumberForm
from portal.web.staff.marketing_rows import row_of
from portal.web.staff.sealed_search import sealed, unsealed

bp = Blueprint("marketing", __name__, url_prefix="/marketing")
LISTS = {"blocked": PROHIBITED, "consents": CONSENTED}
LONGEST_SEARCH = 2000


def mine(action: Action) -> tuple[str, ...]:
    """Return the controllers whose lists the person may look at or change; nobody else comes further."""
    return grants.controllers_for(signed_in(), action) or abort(403)


@bp.get("")
def show() -> ResponseReturnValue:
    """Show one page of a list, or everything about the address that was searched for; addresses are masked."""
    controllers = mine(Action.SEE)
    chosen, text = request.args.get("list", "blocked"), unsealed(request.args.get("found", ""))
    wanted = LISTS.get(chosen, PROHIBITED)
    if text:
        rows, further = block_list.search(controllers, text), []
    else:
        found = block_list.page_of(controllers, wanted, before=number(request.args.get("before", "")))
        rows, further = found[: block_list.PAGE_ROWS], found[block_list.PAGE_ROWS :]
    return render_template(
        "staff/marketing/show.html",
        rows=[row_of(entry) for entry in rows],
        chosen="" if text else chosen if chosen in LISTS else "blocked",
        is_search=bool(text),
        may_act=bool(grants.controllers_for(signed_in(), Action.ACT)),
        several=len(controllers) > 1,
        next_page=url_for(".show", list=chosen, before=rows[-1].choice.id) if further else "",
    )


def number(text: str) -> int | None:
    """Return the place a page goes on from."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < len(str(2**62)) else None


@bp.post("/search")
def search() -> ResponseReturnValue:
    """Take an address or number; it stands in the next page's address sealed."""
    mine(Action.SEE)
    return redirect(url_for(".show", found=sealed(request.form.get("q", "").strip()[:LONGEST_SEARCH])), 303)


@bp.route("/add", methods=["GET", "POST"])
def add() -> ResponseReturnValue:
    """Put an address or number on the block list by hand."""
    controllers = mine(Action.ACT)
    form = AddForm(controllers)
    if form.validate_on_submit():
        given = (form.controller.data, form.channels.data or [], form.address.data)
        if done(form, lambda: block_list.add(*given, how=form.how.data, **acting_by_id())):
            flash(_("It is on the block list, and gets no marketing from now on."), "calm")
            return redirect(url_for(".show"), 303)
    return shown("add", form, several=len(controllers) > 1)


@bp.route("/<uid>/end", methods=["GET", "POST"])
def end(uid: str) -> ResponseReturnValue:
    """End an entry, with the reason; it stays readable as one that ended."""
    controllers, entry = mine(Action.ACT), entry_or_404(uid)
    form = EndForm()
    if form.validate_on_submit():
        how = {"because": form.because.data, **acting()}
        if done(form, lambda: block_list.end(uid, controllers, **how)):
            flash(_("The entry has ended. The reason is kept with it."), "calm")
            return redirect(url_for(".show"), 303)
    return shown("end", form, row=row_of(entry))


@bp.route("/<uid>/confirm", methods=["GET", "POST"])
def confirm(uid: str) -> ResponseReturnValue:
    """Record that a number confirmed its consent."""
    controllers, entry = mine(Action.ACT), entry_or_404(uid)
    if entry.choice.choice != CONSENTED or entry.choice.channel != "sms":
        abort(404)
    form = NumberForm()
    if form.validate_on_submit():
        how = {"how": form.how.data, **acting_by_id()}
        if done(form, lambda: consents.confirm_by_staff(uid, controllers, **how)):
            flash(_("The consent is confirmed."), "calm")
            return redirect(url_for(".show", list="consents"), 303)
    return shown("confirm", form, row=row_of(entry), address=entry.choice.address)


@bp.route("/links", methods=["GET", "POST"])
def links() -> ResponseReturnValue:
    """Give the link for one address, to be put into messages to it."""
    controllers = mine(Action.ACT)
    form, link = LinkForm(controllers), ""
    if form.validate_on_submit():
        link = marketing_links.link_for(form.controller.data, form.address.data)
    pages = [(profile_of(slug).brand.in_(current_language()), marketing_links.page_of(slug)) for slug in controllers]
    return shown("links", form, link=link, pages=pages, several=len(controllers) > 1)


@bp.route("/export", methods=["GET", "POST"])
@require_fresh
def export() -> ResponseReturnValue:
    """Give the block list of one channel as a table, for the system that sends; taking it is recorded."""
    controllers = mine(Action.ACT)
    form = ExportForm(controllers)
    if not form.validate_on_submit():
        return shown("export", form, several=len(controllers) > 1)
    slug, channel = form.controller.data, form.channel.data
    blocked = block_list_export.export(slug, channel, **acting())
    note(SecurityEvent.EXPORTED, what="block_list", controller=slug)
    zone = profile_of(slug).time_zone
    rows = ((address, clock.local_day(since, zone).isoformat()) for address, since in blocked)
    lines = as_csv((label("marketing_channel", channel, current_language()), _("Since")), rows)
    headers = {"Content-Disposition": f'attachment; filename="{slug}-blocked-{channel}.csv"'}
    return Response(stream_with_context(lines), mimetype="text/csv", headers=headers)


def entry_or_404(uid: str) -> Entry:
    """Return the entry an address names, if it is on a list of this person's controllers."""
    try:
        return block_list.entry_of(uid, mine(Action.ACT))
    except LookupError:
        abort(404)


def done(form: FlaskForm, act: Callable[[], Any]) -> bool:
    """Carry out a use case; a broken rule is said in the form."""
    try:
        act()
    except RuleBroken as error:
        db.session.rollback()
        form.form_errors.append(say(error, current_language()))
        return False
    return True


def shown(template: str, form: FlaskForm, **words: Any) -> ResponseReturnValue:
    """Render a page with its form; 422 when it could not be taken."""
    return render_template(f"staff/marketing/{template}.html", form=form, **words), 422 if form.errors else 200
