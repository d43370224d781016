# The server alone; Neo4j is the other service of docker-compose.yml, or whatever NEO4J_URI names.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY . .
# Installing builds as well; what only the building needs is taken out again.
RUN npm ci && npm prune --omit=dev --ignore-scripts

FROM node:22-bookworm-slim
# Commands that manage a Neo4j of their own keep it there; the server, which NEO4J_URI leads to another, writes nothing.
ENV NODE_ENV=production ATTEST_HOME=/var/lib/attest
RUN mkdir -p /var/lib/attest && chown node:node /var/lib/attest
WORKDIR /app
COPY --from=build --chown=node:node /app .
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT ?? 4000) + '/ready').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/cli/main.js", "start"]
