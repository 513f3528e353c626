# A static binary and nothing else: no shell, no libraries, no root. The root folder may be mounted read-only.
FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG VERSION=unknown
RUN CGO_ENABLED=0 go build -trimpath -ldflags "-s -w -X main.version=${VERSION}" -o /secretariat ./cmd/secretariat
RUN mkdir /data

FROM scratch
# For TLS to the platforms; time zones are inside the binary.
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
# A new volume takes its owner from the folder in the image.
COPY --from=build --chown=65532:65532 /data /data
COPY --from=build /secretariat /secretariat
USER 65532:65532
ENV DATA_DIR=/data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s CMD ["/secretariat", "healthcheck"]
ENTRYPOINT ["/secretariat"]
CMD ["serve"]
