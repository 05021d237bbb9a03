# The server of docs/operating.md: built from this folder, then only its own files on a small Debian.
FROM node:24-bookworm-slim AS build
WORKDIR /src
COPY . .
RUN npm ci --no-audit --no-fund
RUN npm run build:protocol
RUN npm run build:widget
RUN npm run build:server
RUN install -d -m 700 /data

FROM debian:bookworm-slim
COPY --from=build /src/node_modules/node/bin/node /usr/local/bin/node
COPY --from=build /src/packages/server/dist /prosa
COPY --from=build --chown=10001:10001 /data /data
USER 10001:10001
WORKDIR /prosa
ENV HOST=0.0.0.0 PORT=1999 PROSA_DATA=/data
VOLUME /data
EXPOSE 1999
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s CMD ["node", "/prosa/health.mjs"]
ENTRYPOINT ["node", "--disable-warning=ExperimentalWarning", "/prosa/start.mjs"]
