# The server as an image; docs/operate/container.md says how to run it. Two bases: Node's image builds and gives its
# `node`, Debian's alone is what runs, without npm, headers and compilers. Both have glibc, as sharp's and libsql's
# prebuilt binaries want it.
ARG NODE=24
ARG DEBIAN=trixie

# A stage of its own: it changes with the lock file only. The secret is for those whose npm needs settings (a mirror,
# a certificate): docker build --secret id=npmrc,src=$HOME/.npmrc . It is never part of a layer.
FROM node:${NODE}-${DEBIAN}-slim AS dependencies
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci --omit=dev \
 # libsql does not say which of its binaries is for which libc, and npm takes both.
 && rm -rf node_modules/@libsql/*-musl

FROM node:${NODE}-${DEBIAN}-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci
COPY . .
RUN npm run build

FROM debian:${DEBIAN}-slim
LABEL org.opencontainers.image.title="Halftone" \
      org.opencontainers.image.description="Compresses every image of a product catalogue to half its bytes, and tells you live how it goes." \
      org.opencontainers.image.version="0.1.0" \
      org.opencontainers.image.licenses="MIT"
COPY --from=build /usr/local/bin/node /usr/local/bin/node
WORKDIR /app
COPY --from=dependencies /build/node_modules node_modules
COPY --from=build /build/dist dist
COPY examples/catalogue.csv examples/
COPY examples/images examples/images
COPY bin bin
COPY package.json LICENSE ./
# The one place that is written to, temporary files too.
RUN mkdir --mode=0700 /data && chown 1000:1000 /data && ln -s /app/bin/halftone.js /usr/local/bin/halftone
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 DATA_DIR=/data TMPDIR=/data
VOLUME /data
USER 1000:1000
EXPOSE 4000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["node", "-e", "require('node:http').get({ host: process.env.HOST, port: process.env.PORT, path: '/health' }, ({ statusCode }) => process.exit(statusCode === 200 ? 0 : 1)).on('error', () => process.exit(1))"]
ENTRYPOINT ["node", "/app/bin/halftone.js"]
CMD ["serve"]
