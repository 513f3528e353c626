package main

import (
	"path/filepath"
	"slices"
	"testing"

	"github.com/partnership-secretariat/secretariat/storage/bolt"
)

const onDiscord = `terms: lewisham.yaml
workspace: {platform: discord, id: "1001"}
secretariat:
  channel: "3001"
  people:
    - {name: Olu Officer, account: "2001"}
channels:
  full: "3002"
roster:
  - {name: Jane Bloggs, organisation: Lewisham College, account: "2003"}
  - {name: Piotr Director, organisation: Lewisham and Greenwich NHS Trust, group: Full LSP, account: slack/T1/U1}
`

func TestSettingUpAServerFromAFile(t *testing.T) {
	t.Parallel()
	s := newSettingUp(t)
	s.write("partnership.yaml", onDiscord)
	s.run(0, []string{"--dry-run"}, "The Full LSP gets its channel.", "this is what would be")
	s.run(0, nil, "Olu Officer belongs to the secretariat.", "Done")
	s.run(0, nil, "Nothing to do")
	store, err := bolt.Open(filepath.Join(s.dir, "secretariat.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = store.Close() }()
	servers, err := store.Installations(t.Context(), "discord")
	if err != nil || len(servers) != 1 || servers[0].Workspace != "1001" || servers[0].Book != "discord-1001" {
		t.Errorf("the servers are %+v, %v", servers, err)
	}
	people, err := store.People(t.Context(), "discord-1001")
	if err != nil {
		t.Fatal(err)
	}
	var accounts []string
	for _, p := range people {
		for _, a := range p.Accounts {
			accounts = append(accounts, a.Platform+" "+a.Workspace+" "+a.User)
		}
	}
	slices.Sort(accounts)
	if want := []string{"discord  2001", "discord  2003", "slack T1 U1"}; !slices.Equal(accounts, want) {
		t.Errorf("the accounts are %q, want %q", accounts, want)
	}
}

func TestANameIsNoAccountOnDiscord(t *testing.T) {
	t.Parallel()
	s := newSettingUp(t)
	s.write("partnership.yaml", "terms: lewisham.yaml\nworkspace: {platform: discord, id: \"1001\"}\nsecretariat: {channel: \"3001\", people: [{name: Olu, account: \"2001\"}]}\n"+
		"roster:\n  - {name: Jane Bloggs, organisation: Lewisham College, account: jane.b}\n")
	s.run(1, nil, "partnership.yaml:5", "“jane.b” is no id of somebody on Discord", "Copy User ID")
}
