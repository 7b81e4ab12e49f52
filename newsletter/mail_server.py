"""The connection to the mail server, or to the provider, that everything leaves by.

`EMAIL_BACKEND` may only keep messages (`clinic.operations.outbox`); `DIRECT_EMAIL_BACKEND` is what
sends them.
"""

import logging
import smtplib

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend

from newsletter.refusals import MAIL_ERRORS

logger = logging.getLogger(__name__)


class MailServerError(Exception):
    """This error says that no connection could be made; nothing has left."""


def direct() -> BaseEmailBackend:
    """Returns a connection that is not open yet."""
    return get_connection(settings.DIRECT_EMAIL_BACKEND)


def connect() -> BaseEmailBackend:
    """Opens a connection before anything is marked as being sent.

    Raises:
        MailServerError: it cannot be opened.
    """
    connection = direct()
    try:
        connection.open()
    except MAIL_ERRORS as error:
        raise MailServerError(str(error)) from error
    return connection


def living(connection: BaseEmailBackend) -> BaseEmailBackend:
    """Returns a connection whose server answers: many close after some messages or minutes.

    Asked before a message is marked, so that a closed connection leaves none unknown.

    Raises:
        MailServerError: the server does not come back.
    """
    session = getattr(connection, "connection", None)
    if not isinstance(session, smtplib.SMTP):
        return connection
    try:
        session.noop()
    except MAIL_ERRORS:
        close(connection)
        return connect()
    return connection


def close(connection: BaseEmailBackend) -> None:
    """Closes the connection; a server that has gone cannot be told so."""
    try:
        connection.close()
    except MAIL_ERRORS:
        logger.info("The mail server had closed the connection")
