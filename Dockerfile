# syntax=docker/dockerfile:1

# The build stage has the compiler that better-sqlite3 needs where no prebuilt binary can be had.
FROM node:24-bookworm AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json ./
COPY src ./src
RUN npm run build && npm prune --omit=dev

# Same line of Node and same C library as above: the compiled addon is copied as it is.
FROM node:24-bookworm-slim
ENV NODE_ENV=production \
    TRADEPOST_CONFIG=/etc/tradepost/tradepost.toml \
    TRADEPOST_DATA_DIR=/var/lib/tradepost \
    TRADEPOST_INBOUND_LISTEN=0.0.0.0:2525
WORKDIR /app
RUN install -d -o node -g node -m 0700 /var/lib/tradepost
COPY package.json ./
COPY migrations ./migrations
# What is read where the folder of tradepost.toml has no file of its own for a language.
COPY config/words ./config/words
# An example to start from; mount your own folder over it. policy.toml lies beside tradepost.toml.
COPY config /etc/tradepost
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist

USER node
VOLUME /var/lib/tradepost
EXPOSE 2525

# Healthy is a relay that greets: it has opened its database and taken its port.
HEALTHCHECK --interval=30s --timeout=6s --start-period=30s CMD ["node", "-e", "\
  const port = Number((process.env.TRADEPOST_INBOUND_LISTEN ?? '').split(',')[0].split(':').pop()) || 2525; \
  const socket = require('node:net').connect(port, '127.0.0.1'); \
  process.exitCode = 1; \
  socket.setTimeout(5000, () => socket.destroy()); \
  socket.on('error', () => {}); \
  socket.once('data', (greeting) => { \
    if (String(greeting).startsWith('220')) process.exitCode = 0; \
    socket.end('QUIT\\r\\n'); \
  })"]

# What is in flight may take 30 seconds to finish: give `docker stop` a --time of 40.
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "dist/cli.js"]
CMD ["serve"]
