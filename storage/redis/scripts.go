package redis

import (
	"embed"

	"github.com/redis/go-redis/v9"
)

// The scripts say at their top which keys and arguments they take and what they return. Each declares every key it
// touches, and checks everything before its first write: in a Cluster an undeclared key fails, after what was written
// before it.
//
//go:embed scripts/*.lua
var files embed.FS

var (
	appendScript       = script("append", "log", "lease", "people")
	lookScript         = script("look", "lease")
	standsScript       = script("stands")
	claimScript        = script("claim", "lease")
	settleScript       = script("settle", "log", "lease")
	personScript       = script("person", "people")
	eraseScript        = script("erase", "people")
	peopleScript       = script("people")
	installationScript = script("installation")
	draftScript        = script("draft")
	draftsScript       = script("drafts")
	outboxScript       = script("outbox")
	expandScript       = script("expand", "lease")
	divideScript       = script("divide", "lease")
	beginScript        = script("begin", "log", "lease")
	deliveredScript    = script("delivered")
	deferScript        = script("defer", "lease")
	finishScript       = script("finish", "lease")
	sayScript          = script("say")
	editScript         = script("edit")
	saidScript         = script("said")
	clockScript        = script("clock")
	setOutScript       = script("setout")
	readyScript        = script("ready")
	snapshotScript     = script("snapshot")
	restoreScript      = script("restore")
	restoredScript     = script("restored", "lease")
)

// script puts the libraries that a script needs in front of it: a script inside Redis can load nothing.
func script(name string, libraries ...string) *redis.Script {
	var source []byte
	for _, library := range libraries {
		source = append(source, load("lib_"+library)...)
	}
	return redis.NewScript(string(append(source, load(name)...)))
}

func load(name string) []byte {
	source, err := files.ReadFile("scripts/" + name + ".lua")
	if err != nil {
		panic(err) // a file that is embedded is there
	}
	return source
}
