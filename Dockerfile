# The site as a small image: nothing in it is written to but /var/lib/clinic and /tmp.
FROM python:3.13-slim AS build
WORKDIR /site
COPY requirements/base.txt requirements/base.txt
RUN python -m venv /venv \
 && /venv/bin/python -m pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements/base.txt
COPY . .
RUN SECRET_KEY="$(/venv/bin/python -c 'import secrets; print(secrets.token_urlsafe(48))')" \
    ALLOWED_HOSTS=build STATIC_DIR=/static DJANGO_SETTINGS_MODULE=clinic.settings.production \
    /venv/bin/python manage.py collectstatic --no-input --verbosity 0 \
 && /venv/bin/python -m compileall -q clinic home articles testimonials newsletter search kept storing

FROM python:3.13-slim
RUN groupadd --system --gid 10001 clinic \
 && useradd --system --uid 10001 --gid clinic --home-dir /var/lib/clinic --create-home --shell /usr/sbin/nologin clinic
WORKDIR /site
COPY --from=build /venv /venv
COPY --from=build /static /static
COPY --from=build /site /site
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=clinic.settings.production \
    HOST=0.0.0.0 PORT=8000 VAR_DIR=/var/lib/clinic STATIC_DIR=/static
# By number: an orchestrator that forbids root cannot look a name up.
USER 10001:10001
VOLUME /var/lib/clinic
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=6s --start-period=30s CMD ["python", "-m", "clinic.healthcheck"]
CMD ["python", "-m", "clinic.web"]
