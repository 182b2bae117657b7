"""What the portal is compared with: a bare Flask page of 50 rows by key, and a form whose post writes three rows.

Measured in a process of its own, which knows nothing of the portal: ``python -m tests.bench.floor ADDRESS ROWS``.
"""

import json
import sys
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from flask import Flask, redirect, render_template, request
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import FlaskForm
from jinja2 import DictLoader
from sqlalchemy import ForeignKey, Index, insert, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from werkzeug.wrappers import Response
from wtforms import StringField

from tests.bench.timing import TOKEN, NotAnswered, milliseconds, page

PAGE_ROWS = 50
FIRST_DAY = date(2026, 1, 1)
PAGES = {
    "rows.html": "<!doctype html><html lang=en><title>Rows</title><table>{% for row in rows %}"
    "<tr><td>{{ row.id }}<td>{{ row.state }}<td>{{ row.due_on }}<td>{{ row.name }}{% endfor %}</table>",
    "form.html": "<!doctype html><html lang=en><title>Form</title><form method=post>{{ form.csrf_token }}"
    "{{ form.name.label }}{{ form.name }}{{ form.email.label }}{{ form.email }}<button>Send</button></form>",
}


class Base(DeclarativeBase):
    """The floor's own tables."""


class Item(Base):
    """One row."""

    __tablename__ = "floor_item"
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[str]
    due_on: Mapped[date]
    name: Mapped[str]
    __table_args__ = (Index("ix_floor_item", "state", "due_on", "id"),)


class Part(Base):
    """What belongs to a row."""

    __tablename__ = "floor_part"
    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("floor_item.id"))
    kind: Mapped[str]


class PlainForm(FlaskForm):
    """Two fields and a token."""

    name = StringField("Name")
    email = StringField("E-mail")


def floor(database_url: str, rows: int) -> Flask:
    """Return the bare application on a database of its own, with so many rows."""
    app = Flask(__name__)
    app.config.update(SECRET_KEY="only for a measurement", SQLALCHEMY_DATABASE_URI=database_url)
    app.jinja_loader = DictLoader(PAGES)
    db = SQLAlchemy(app, model_class=Base)

    @app.get("/rows")
    def rows_page() -> str:
        wanted = select(Item).where(Item.state == "open").order_by(Item.due_on, Item.id).limit(PAGE_ROWS)
        return render_template("rows.html", rows=db.session.scalars(wanted).all())

    @app.route("/form", methods=["GET", "POST"])
    def form_page() -> Response | str:
        form = PlainForm()
        if not form.validate_on_submit():
            return render_template("form.html", form=form)
        item = Item(state="open", due_on=FIRST_DAY, name=form.name.data)
        db.session.add(item)
        db.session.flush()
        db.session.add_all([Part(item_id=item.id, kind="event"), Part(item_id=item.id, kind=str(request.method))])
        db.session.commit()
        return redirect("/rows", 303)

    with app.app_context():
        Base.metadata.create_all(db.engine)
        filled: list[dict[str, Any]] = [
            {"state": "open", "due_on": FIRST_DAY + timedelta(days=number % 300), "name": f"Name {number}"}
            for number in range(rows)
        ]
        db.session.execute(insert(Item), filled)
        db.session.commit()
    return app


def submitting(app: Flask) -> Callable[[], None]:
    """Return people who open the form and send it."""

    def act() -> None:
        client = app.test_client()
        token = TOKEN.findall(client.get("/form").text)[0]
        answer = client.post("/form", data={"csrf_token": token, "name": "Aino", "email": "aino@example.org"})
        if answer.status_code != 303:
            raise NotAnswered(f"the bare form answered {answer.status_code}")

    return act


def main(database_url: str, rows: int) -> None:
    """Measure, and print what was found."""
    app = floor(database_url, rows)
    found = {
        "rows": milliseconds(lambda: page(app.test_client(), "/rows")),
        "three": milliseconds(submitting(app)),
    }
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
