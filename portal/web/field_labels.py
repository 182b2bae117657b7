"""What a form calls its fields, where only what was sent is left of it: the labels for text given back on an error."""

from collections.abc import Collection, Iterator

from flask import current_app, request
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField
from wtforms.fields.choices import SelectFieldBase
from wtforms.fields.core import UnboundField

UNTYPED = (SelectFieldBase, BooleanField, HiddenField)


def labels_of(names: Collection[str]) -> dict[str, str]:
    """Return the label of each field by its name, as the form says it that knows most of them; what is only chosen in
    it, or carried along, is no text and has none.

    The forms of the view that was called are believed before those of others. A field that stands in no form by name,
    since it is made for one request, has no words of its own.
    """
    view = current_app.view_functions.get(request.endpoint or "")
    near = {one for one in getattr(view, "__globals__", {}).values() if isinstance(one, type)}

    def fits(form: type[FlaskForm]) -> tuple[int, bool, int]:
        known = labels_in(form)
        return len(known.keys() & set(names)), form in near, -len(known)

    best = labels_in(max(every_form(), key=fits))
    said = {name: best.get(name, _("Your text")) for name in names}
    return {name: label for name, label in said.items() if label}


def every_form(base: type[FlaskForm] = FlaskForm) -> Iterator[type[FlaskForm]]:
    """Yield every form there is."""
    for form in base.__subclasses__():
        yield form
        yield from every_form(form)


def labels_in(form: type[FlaskForm]) -> dict[str, str]:
    """Return the labels of the fields a form's class names, empty for what nobody types."""
    fields = ((name, getattr(form, name)) for name in dir(form) if not name.startswith("_"))
    return {
        name: "" if issubclass(field.field_class, UNTYPED) else str(field.kwargs.get("label") or (*field.args, "")[0])
        for name, field in fields
        if isinstance(field, UnboundField)
    }
