// Command secretariat is the clerk of a partnership, living in its chat.
//
// This package is wiring and flags, nothing else.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // a scratch image knows no Europe/London

	"github.com/alecthomas/kong"
	"github.com/partnership-secretariat/secretariat/internal/config"
	"github.com/partnership-secretariat/secretariat/internal/ops"
)

// version is set by the linker.
var version = "development"

// line is the command line.
type line struct {
	Demo        demoCommand        `cmd:"" help:"Try it: everything in one process, with a local web chat and Lewisham's real terms of reference."`
	Terms       termsCommand       `cmd:"" help:"Write, check and understand terms of reference."`
	Serve       serveCommand       `cmd:"" help:"Serve a partnership on the platforms whose tokens are set."`
	Setup       setupCommand       `cmd:"" help:"Set a partnership up from a file: terms, secretariat, channels, roster."`
	Manifest    manifestCommand    `cmd:"" help:"Print what a platform has to be told of the app."`
	Export      exportCommand      `cmd:"" help:"Write everything the store keeps into one file, but for tokens: a backup, or to move."`
	Import      importCommand      `cmd:"" help:"Read such a file into a store that has none of it."`
	Publish     publishCommand     `cmd:"" help:"Write what is public as pages into a folder, for a web server of your own."`
	Healthcheck healthcheckCommand `cmd:"" help:"Ask the process on this machine whether it is alive."`
	Version     versionCommand     `cmd:"" help:"Print the version."`
}

// world is what a command may use of the world around it.
type world struct {
	ctx    context.Context
	getenv func(string) string
	in     io.Reader
	out    io.Writer
	logs   io.Writer
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(world{ctx: ctx, getenv: os.Getenv, in: os.Stdin, out: os.Stdout, logs: os.Stderr}, os.Args[1:])
	stop()
	os.Exit(code)
}

// run carries out a command line and returns the exit code.
func run(w world, args []string) int {
	var l line
	code := -1
	parser, err := kong.New(&l, kong.Name("secretariat"), kong.Description("The clerk of a partnership, living in its chat."),
		kong.UsageOnError(), kong.Writers(w.out, w.logs), kong.Exit(func(c int) { code = c }))
	if err != nil {
		fmt.Fprintln(w.logs, "secretariat:", err)
		return 1
	}
	k, err := parser.Parse(args)
	if code >= 0 { // help was printed
		return code
	}
	if err != nil {
		fmt.Fprintln(w.logs, "secretariat:", err)
		return 2
	}
	err = k.Run(w)
	if err != nil && !errors.Is(err, errSaid) {
		fmt.Fprintln(w.logs, "secretariat:", err)
	}
	if err != nil {
		return 1
	}
	return 0
}

type versionCommand struct{}

// Run prints the version.
func (versionCommand) Run(w world) error {
	_, err := fmt.Fprintln(w.out, "secretariat", version)
	return err
}

type healthcheckCommand struct {
	config.Flags
}

// Run asks the process on this machine whether it is alive.
func (c healthcheckCommand) Run(w world) error {
	settings, err := config.Load(c.Flags, w.getenv)
	if err != nil {
		return err
	}
	return ops.Check(w.ctx, settings.HTTPAddr)
}
