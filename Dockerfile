# docker build -t weight-decay --build-arg SITE=https://example.org .
# docker run --rm -p 8080:8080 weight-decay
# Also --build-arg BASE=/some/path, --build-arg REPO=https://github.com/you/weight-decay

FROM node:24-slim AS build
WORKDIR /site
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
ARG SITE
ARG BASE
ARG REPO
RUN npm run build
# nginx sends these as they are (gzip_static).
RUN find dist -type f -size +1k -regex '.*\.\(html\|css\|js\|json\|md\|svg\|ttf\|txt\|wasm\|xml\)' -exec gzip -9 -k {} +
RUN sed -i "s|set \$base \"\"|set \$base \"$BASE\"|" hosting/nginx.conf

FROM nginxinc/nginx-unprivileged:stable
ARG BASE
COPY --from=build /site/hosting/nginx.conf /etc/nginx/conf.d/default.conf
COPY --from=build /site/dist /usr/share/nginx/html${BASE}
EXPOSE 8080
