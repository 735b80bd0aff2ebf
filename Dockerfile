# diglot in a container: docs/install.md says how to run it. No stage needs more than this folder.
# tests/test_container.py compares it with build.py, action.yml and .devcontainer/.

# By digest: a tag may be moved. What Debian has mended since then is fetched below.
FROM python:3.12-slim-bookworm@sha256:782412e85d0f0984994c290652577d4018aff08145c85b262bb63dc0c7522254 AS system
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
# The user of the container may have no home, where fontconfig keeps its cache.
ENV XDG_CACHE_HOME=/tmp/cache
RUN apt-get update \
    && apt-get upgrade --yes \
    && apt-get install --yes --no-install-recommends \
        fontconfig git libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0 \
    && rm -rf /var/lib/apt/lists/*

# What `build.py test` would install otherwise; the Python and npm packages are left to it.
FROM system AS development
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
        chromium default-jre-headless libjaxb-java nodejs npm poppler-utils qpdf zsh fish \
    && rm -rf /var/lib/apt/lists/*

FROM system AS program
WORKDIR /opt/diglot
COPY requirements.lock requirements-build.lock ./
RUN pip install --require-hashes --no-deps --only-binary :all: --requirement requirements.lock --requirement requirements-build.lock
COPY . ./
RUN pip install --no-deps --no-build-isolation .
WORKDIR /publication
ENTRYPOINT ["diglot"]
CMD ["build"]
