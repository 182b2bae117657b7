"""The form of an answer, made from the right and its outcome, and filled in as far as anything is known."""

from portal.web.staff.answer_forms.form import AnswerForm, form_for

__all__ = ["AnswerForm", "form_for"]
