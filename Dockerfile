# One container, no root, a read-only root file system, one writable folder (/data).
FROM python:3.13-slim AS build
WORKDIR /build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
COPY requirements/ requirements/
RUN python -m venv /opt/bot \
 && /opt/bot/bin/pip install --quiet --require-hashes -r requirements/build.txt \
 && /opt/bot/bin/pip install --quiet --require-hashes --no-build-isolation -r requirements/run.txt
COPY pyproject.toml README.md LICENSE ./
COPY bot/ bot/
COPY knowledge/ knowledge/
COPY config/ config/
RUN /opt/bot/bin/pip install --quiet --no-build-isolation --no-deps . \
 && /opt/bot/bin/pip uninstall --quiet --yes -r requirements/build.in pip
# The compact form of jieba's dictionary is made once, here: the container starts without it being writable.
RUN mkdir -p /opt/cache && CONGRESS_BOT_CACHE=/opt/cache CONGRESS_BOT_COVERAGE=/build/knowledge/coverage \
    /opt/bot/bin/congress-bot ask --json 都有谁发言 > /dev/null && chmod a+r /opt/cache/*.words

FROM python:3.13-slim
COPY --from=build /opt/bot /opt/bot
COPY --from=build /opt/cache /opt/cache
COPY config/ /app/config/
COPY knowledge/coverage/ /app/coverage/
RUN useradd --system --uid 10001 --no-create-home bot && mkdir /data && chown bot /data
# One arena for all threads: each keeps what it once had, and reloads are built in another thread each time.
ENV MALLOC_ARENA_MAX=1
ENV PATH=/opt/bot/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    CONGRESS_BOT_CONFIG=/app/config CONGRESS_BOT_COVERAGE=/app/coverage \
    CONGRESS_BOT_DATA=/data CONGRESS_BOT_CACHE=/opt/cache
USER bot
VOLUME /data
# The bot touches this file while Telegram answers it (bot/service/upkeep.py).
HEALTHCHECK --interval=1m --timeout=5s --start-period=1m CMD test -n "$(find /data/alive -mmin -3)"
STOPSIGNAL SIGTERM
ENTRYPOINT ["congress-bot"]
CMD ["run"]
