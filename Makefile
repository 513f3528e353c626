# What people of the project do, by name. Bare "make" explains.

GOLANGCI_VERSION := 2.15.0
GOLANGCI = $(shell go env GOPATH)/bin/golangci-lint
VERSION = $(shell git describe --tags --always --dirty 2>/dev/null || echo unknown)

.DEFAULT_GOAL := help
.PHONY: help demo test check format lint tidy generated race browser pictures bolt discordjs icaljs kill chaos fuzz soak bench build tools rules

help: ## explain the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: ## start everything in one process, with a local web chat
	go run ./cmd/secretariat demo

test: ## the tests; what needs Redis is skipped if it is not there
	go test ./...
	@command -v redis-server >/dev/null || echo 'SKIPPED: no redis-server on this machine, so nothing was tried over a real Redis'

rules: ## what performs each rule of the terms of reference, and the test that shows it
	@go run ./internal/rules

check: format lint test tidy generated rules ## all that must hold before a change is proposed

format: tools
	$(GOLANGCI) fmt --diff

lint: tools
	go vet ./...
	$(GOLANGCI) run

tidy:
	go mod tidy -diff
	cd bench && go mod tidy -diff

# Generates again and sees whether anything changed, whatever else is uncommitted.
generated:
	@before=$$( (git status --porcelain; git diff) | cksum); \
	go generate ./...; \
	after=$$( (git status --porcelain; git diff) | cksum); \
	if [ "$$before" != "$$after" ]; then echo "generated files were out of date; they have been made anew: look at git diff"; exit 1; fi

race: ## the tests twice, in random order, under the race detector (needs gcc); the longest shorter
	go test -race -short -shuffle=on -count=2 -timeout 30m ./...

browser: ## the web chat in a real Chromium (needs node and chromium)
	cd bot/web/browsertest && npm ci && node --test

pictures: ## the pictures of the guides to Slack and Discord, from what the program sends (needs chromium)
	go test -run TestPictures -count=1 ./internal/pictures/ -photograph
	go test -run TestTheGuides -count=1 ./internal/pictures/

bolt: ## Slack's own framework against the fake Slack of the tests (needs node)
	cd bot/slack/fakeslack/bolttest && npm ci
	go test -run Bolt -count=1 ./bot/slack/fakeslack/

discordjs: ## discord.js against the fake Discord of the tests (needs node)
	cd bot/discord/fakediscord/discordjstest && npm ci
	go test -run DiscordJS -count=1 ./bot/discord/fakediscord/

icaljs: ## ical.js reads our calendar files as we meant them (needs node)
	cd documents/ics/icaltest && npm ci
	go test -run 'Ical|Calendars' -count=1 ./documents/ics/

# Those on Slack mostly wait, so more run at a time than there are processors.
kill: ## kill -9 at twenty moments, in the web chat and on Slack: nothing acknowledged is lost, nothing is said twice
	KILLS=20 go test -run Kill -count=1 -parallel 8 -timeout 15m ./internal/journey/

chaos: ## three replicas, real Redis, and what goes wrong in a machine room, for a minute: the eighteen invariants hold afterwards
	CHAOS=short go test -run 'Chaos' -count=1 -parallel 3 -timeout 5m ./internal/chaos/

# How long each fuzz target runs; it begins with the committed corpus in testdata/fuzz.
FUZZ ?= 10s

fuzz: ## odd input to everything that reads what people write, ten seconds each
	@for package in $$(go list ./...); do \
		for target in $$(go test -list '^Fuzz' $$package | grep '^Fuzz'); do \
			echo "$$package $$target"; \
			go test -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZ) -fuzzminimizetime 1x $$package || exit 1; \
		done; \
	done

soak: ## the slow ones: ten thousand commands among faults, a hundred kills, of Redis too, and ten minutes of odd input each
	CHAOS=full go test -v -run 'Chaos' -count=1 -parallel 3 -timeout 60m ./internal/chaos/
	KILLS=100 go test -run Kill -count=1 -parallel 8 -timeout 30m ./internal/journey/
	KILLS=20 go test -run 'UnderLoad|Failover' -count=1 -timeout 30m ./storage/redis/
	LONG=1 go test -run LongHistory -count=1 ./storage/archive/
	go test -run Survives -count=1 -timeout 30m ./partnership/terms -everyline
	$(MAKE) fuzz FUZZ=10m

bench: ## speed as ratios against the bare parts, and against others (needs redis-server and node)
	cd bench/bolt && npm ci
	go run ./internal/bench

build: ## one static binary in bin/
	CGO_ENABLED=0 go build -trimpath -ldflags "-s -w -X main.version=$(VERSION)" -o bin/secretariat ./cmd/secretariat

tools: ## install golangci-lint at the version of this file, unless it is there
	@$(GOLANGCI) --version 2>/dev/null | grep -qF "version $(GOLANGCI_VERSION) " || \
		GOBIN=$(dir $(GOLANGCI)) go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v$(GOLANGCI_VERSION)
