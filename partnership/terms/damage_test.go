package terms_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// swap damages the real file in the one place where a piece of it stands, or at the first where it says so.
func swap(t testing.TB, old, damaged string) string {
	t.Helper()
	file := string(examples.Lewisham)
	if !strings.Contains(file, old) {
		t.Fatalf("the file does not contain %q, so it cannot be damaged there", old)
	}
	return strings.Replace(file, old, damaged, 1)
}

// damage is a slip of somebody's pen, and what they read about it.
type damage struct {
	name         string
	old, damaged string
	want         []string // each has to stand in the error, after the place if it begins with :
}

var damages = []damage{
	{
		"a misspelt key", "short: LSP", "shrot: LSP",
		[]string{`:10:1: unknown key “shrot” in the file, did you mean “short”?`, `the key “short” is missing in the file, add it`},
	},
	{
		"a key from nowhere", "short: LSP", "short: LSP\nfavourite_colour: green",
		[]string{`:11:1: unknown key “favourite_colour” in the file, write one of: bodies, contact,`},
	},
	{
		"a key that older YAML reads as true", "    equality_duty: true\n", "    on: true\n",
		[]string{`:26:5: unknown key “on” in organisation “lewisham-council”, write one of: aliases, equality_duty, name, sector`},
	},
	{"a missing key", "    reference: PSG\n", "", []string{`the key “reference” is missing in body “psg”, add it`}},
	{"no bodies", "\nbodies:", "\nbodies_:", []string{`unknown key “bodies_” in the file, did you mean “bodies”?`, `the key “bodies” is missing`}},
	{"another language", "schema: tor/0.1", "schema: tor/9", []string{`:7:9: “schema” in the file is “tor/9”, write “tor/0.1”`}},
	{
		"a list for words", "title: Lewisham Strategic Partnership", "title: [Lewisham, Strategic]",
		[]string{`:9:8: “title” in the file is a list, write words`},
	},
	{
		"words for a list", "use: [standing-items]", "use: standing-items",
		[]string{`“use” in body “full” is “standing-items”, write a list, each line beginning with a dash`},
	},
	{
		"words for keys", "  mayor:\n    title: The Mayor of Lewisham\n    organisation: lewisham-council\n", "  mayor: The Mayor of Lewisham\n",
		[]string{`office “mayor” is “The Mayor of Lewisham”, write keys with values: title, organisation, collective`},
	},
	{
		"a list for keyed things", "work_streams:\n  race-equality:\n", "work_streams:\n  - race-equality:\n",
		[]string{`check the indentation, quotes and brackets here and just above`},
	},
	{"nothing for words", "title: The Mayor of Lewisham", "title:", []string{`“title” in office “mayor” is empty, write words`}},
	{"an unquoted no", "title: Forward plan", "title: No", []string{`“title” in a standing item of the shared part “standing-items” is “No”, which is not read as words everywhere, put quotes around it`}},
	{"an unquoted time", "title: Forward plan", "title: 10:00", []string{`“10:00”, which is not read as words everywhere, put quotes around it`}},
	{"an unquoted date", "title: Forward plan", "title: 2027-03-18", []string{`“2027-03-18”, which is not read as words everywhere`}},
	{"a number for words", `phone: "020 8314 7073"`, "phone: 02083147073", []string{`:16:10: “phone” in contact is “02083147073”, which is not read as words everywhere, put quotes around it`}},
	{"yes for true", "equality_duty: true", "equality_duty: yes", []string{`:26:20: “equality_duty” in organisation “lewisham-council” is “yes”, write true or false`}},
	{"true in quotes", "chair: true", `chair: "true"`, []string{`“chair” in a place of body “full” is “true”, write true or false`}},
	{"words for minutes", "minutes: 10", "minutes: ten", []string{`“minutes” in a standing item of the shared part “standing-items” is “ten”, write whole minutes, 0 to 480`}},
	{"too many minutes", "minutes: 10", "minutes: 1000", []string{`is “1000”, write whole minutes, 0 to 480`}},
	{
		"an organisation twice", "  lewisham-homes:\n", "  lewisham-college:\n",
		[]string{`“lewisham-college” is in organisations twice, keep one of them`},
	},
	{"a body twice", "\n  wg-climate:\n", "\n  wg-race-equality:\n", []string{`“wg-race-equality” is in bodies twice, keep one of them`}},
	{
		"a place twice", "      - organisation: horniman-museum\n", "      - organisation: the-albany\n",
		[]string{`the place “full/the-albany” is there twice, keep one, or give the other an id of its own`},
	},
	{"a reference twice", "reference: PSG", "reference: FULL", []string{`the reference “FULL” is already that of “full”, choose another`}},
	{"a key twice", "short: LSP", "short: LSP\nshort: LSP", []string{`:11:1: “short” is in the file twice, keep one of them`}},
	{
		"a place of nobody", "      - organisation: trinity-laban\n", "      - organisation: trinity-labon\n",
		[]string{`there is no organisation “trinity-labon”, did you mean “trinity-laban”?`},
	},
	{"an office that nobody made", "- office: cabinet", "- office: cabinett", []string{`there is no office “cabinett”, did you mean “cabinet”?`}},
	{"a parent from nowhere", "parent: full\n    use", "parent: board\n    use", []string{`there is no body “board”, write one of: full, psg, wg-climate,`}},
	{"a rule about no body", "body: psg", "body: pgs", []string{`there is no body “pgs”, did you mean “psg”?`}},
	{"a stream from nowhere", "serves: climate", "serves: climbing", []string{`there is no work stream “climbing”`}},
	{"a shared part from nowhere", "use: [working-group]", "use: [working-groups]", []string{`there is no shared part “working-groups”, did you mean “working-group”?`}},
	{"a body above itself", "name: Full LSP\n", "name: Full LSP\n    parent: psg\n", []string{`“full” is above itself, leave out the parent of the topmost body`}},
	{
		"a place that hangs on two things", "- office: cabinet\n", "- office: cabinet\n        organisation: the-albany\n",
		[]string{`a place of body “full” has to hang on one thing, write one of: office, organisation, person, lead_of, portfolio_holder_of`},
	},
	{"a place that hangs on nothing", "- office: cabinet\n", "- note: anybody\n", []string{`a place of body “full” has to hang on one thing`}},
	{"a person without an id", "- id: named-councillor\n        person", "- person", []string{`hangs on a person and has no id, add an id, as named-councillor`}},
	{
		"two chairs", "- office: cabinet\n", "- office: chief-executive\n        id: second\n        chair: true\n",
		[]string{`body “full” has more than one chair, write co_chair: true for the second`},
	},
	{
		"a chair of many", "- office: mayor\n        chair: true\n      - office: cabinet\n", "- office: cabinet\n        chair: true\n",
		[]string{`body “full” is chaired by “The Mayor's Cabinet”, several people at once, give the chair to one place`},
	},
	{
		"nobody to agree the agenda", "- office: mayor\n        chair: true\n", "- office: mayor\n",
		[]string{`body “full” has agendas agreed by the chair, but no chair, write chair: true at one place`},
	},
	{
		"a rule that may not block", "force: typically\n        effect: warn", "force: typically\n        effect: block",
		[]string{`rule “L090” of the shared part “working-group” blocks, but is no must of the terms or of a statute, write warn`},
	},
	{"an unknown effect", "effect: remind", "effect: remimd", []string{`“effect” in rule “L061” of body “full” is “remimd”, did you mean “remind”?`}},
	{"an unknown force", "force: must", "force: shall", []string{`is “shall”, write one of: encouraged, may, must, should, typically`}},
	{
		"a slip in the name of a rule", "name: talk-before-agenda", "name: talk-before-agendas",
		[]string{`the name “talk-before-agendas” is almost that of a known rule, did you mean “talk-before-agenda”?`},
	},
	{
		"two rules of one name", "name: secretariat-issues-notes", "name: secretariat-issues-agendas",
		[]string{`body “full” has two rules named “secretariat-issues-agendas”, keep one of them`},
	},
	{"a rule twice", "- id: L048\n", "- id: L047\n", []string{`body “full” has the rule “L047” twice, keep one of them`}},
	{"a rule that speaks of nobody", "        body: psg\n", "", []string{`rule “L041” of body “full” does not say which body it speaks of, add the key body`}},
	{"a shared part for nobody", "shared:\n", "shared:\n  old-rules:\n    rules: []\n", []string{`no body uses the shared part “old-rules”, name it under use, or leave it out`}},
	{"a list of quorums", "quorum: unspecified", "quorum: [a third]", []string{`“quorum” in body “full” is a list, write unspecified where`}},
	{"keys for words", "title: Forward plan", "title: {plan: forward}", []string{`is a set of keys, write words`}},
	{"no word about quorum", "    quorum: unspecified\n", "", []string{`the key “quorum” is missing in body “full”, add it`}},
	{"no minutes", "        minutes: 10\n", "", []string{`the key “minutes” is missing in a standing item of the shared part “standing-items”, add it`}},
	{"a rule id with spaces", "- id: L049\n", "- id: Rule 49\n", []string{`“Rule 49” cannot be the id of a rule, write letters, figures and hyphens, as L062`}},
	{"a rule without an id", "      - id: L049\n        also: [L050]\n        name", "      - name", []string{`the key “id” is missing in a rule of body “full”, add it`}},
	{"a list for keyed bodies", "\nsilences:\n", "\nsilences: [S01]\nold:\n", []string{`silences is a list, write each silence under its id`}},
	{"a portfolio of nothing", "portfolio_holder_of: climate", "portfolio_holder_of: weather", []string{`there is no work stream “weather”, write one of: climate,`}},
	{"too many words", "title: Forward plan", "title: " + strings.Repeat("plan ", 500), []string{`is too long, write at most 2000 characters`}},
	{"a very long id", "- office: cabinet", "- office: " + strings.Repeat("cabinet", 20), []string{`there is no office “cabinetcabinet`, `…”, write one of: assistant-chief-executive,`}},
	{"a standing item twice", "id: forward-plan", "id: welcome", []string{`has the standing item “welcome” twice, keep one of them`}},
	{"quorum in free words", "quorum: unspecified", "quorum: a third", []string{`“quorum” in body “full” is “a third”, write unspecified where the terms do not say, none where`}},
	{"an id with capitals", "  the-albany:\n", "  The Albany:\n", []string{`“The Albany” cannot be an id, write at most 40 small letters`}},
	{"a small reference", "reference: PSG", "reference: psg", []string{`“reference” in body “psg” is “psg”, write 2 to 10 capital letters, as FULL`}},
	{"no such zone", "Europe/London", "Europe/Lewisham", []string{`:11:12: there is no time zone “Europe/Lewisham”, write a place as Europe/London`}},
	{"no such holidays", "holidays: england-and-wales", "holidays: england-and-whales", []string{`there are no bank holidays “england-and-whales”, did you mean “england-and-wales”?`}},
	{"a colon in plain words", "title: Forward plan", "title: Forward plan: next year", []string{`mapping values are not allowed`, `put quotes around words that contain a colon`}},
	{"a tab", "    sector: health\n", "\tsector: health\n", []string{`indent with spaces, not tabs`}},
	{"an open quote", "title: Forward plan", `title: "Forward plan`, []string{`this cannot be read as YAML`, `check the indentation, quotes and brackets`}},
	{"an open bracket", "use: [standing-items]", "use: [standing-items", []string{`this cannot be read as YAML`}},
	{"an anchor", "name: Trinity Laban", "name: &laban Trinity Laban", []string{`this has an anchor (&), write it out, or put rules under shared and use them`}},
	{"an alias to nothing", "name: Trinity Laban", "name: *laban", []string{`unknown anchor 'laban' referenced, put quotes around words that begin with *`}},
	{"a tag", "name: Trinity Laban", "name: !!binary Trinity Laban", []string{`this has a tag (!), leave the tag out`}},
	{"merged keys", "  trinity-laban:\n", "  trinity-laban:\n    <<: {sector: health}\n", []string{`this merges keys (<<), write them out`}},
	{"a key that is a list", "  trinity-laban:\n", "  ? [trinity, laban]\n  :\n", []string{`a key of organisations is a list, write a word`}},
	{"broken lines", "name: Trinity Laban", "name: |\n      Trinity\n      Laban", []string{`has line breaks or tabs in it, begin it with >- to run the lines together`}},
	{"a second document", "\n# What the terms do not say.\n", "\n---\n", []string{`the file holds a second document, keep one partnership to a file, without a line ---`}},
	{"an invisible character", "name: Trinity Laban", "name: Trinity\x00Laban", []string{`control characters are not allowed`, `remove the invisible character`}},
	{"another encoding", "name: The Albany", "name: The Alb\xe1ny", []string{`this is not UTF-8 text, save the file as UTF-8`}},
}

func TestReadTellsWhatIsWrong(t *testing.T) {
	for _, d := range damages {
		t.Run(d.name, func(t *testing.T) {
			got, err := terms.Read("lewisham.yaml", []byte(swap(t, d.old, d.damaged)))
			if err == nil || got != nil {
				t.Fatalf("damaged terms were read, with the error %v", err)
			}
			for _, want := range d.want {
				if strings.HasPrefix(want, ":") {
					want = "lewisham.yaml" + want
				}
				if !strings.Contains(err.Error(), want) {
					t.Errorf("the error lacks\n%s\nand is\n%v", want, err)
				}
			}
		})
	}
}

// Problems are told in the order of the file, each with a place that is in it.
func TestProblemsHavePlaces(t *testing.T) {
	for _, d := range damages {
		text := swap(t, d.old, d.damaged)
		_, err := terms.Read("lewisham.yaml", []byte(text))
		var all terms.Problems
		if !errors.As(err, &all) || len(all) == 0 {
			t.Fatalf("%s: the error is %T", d.name, err)
		}
		last := 0
		for _, p := range all {
			if p.Line < last || p.Line > strings.Count(text, "\n")+1 || p.Line > 0 && p.Col < 1 {
				t.Errorf("%s: %v comes after line %d", d.name, p, last)
			}
			if p.What == "" || p.Right == "" {
				t.Errorf("%s: %v does not say what is wrong and what would be right", d.name, p)
			}
			last = p.Line
		}
	}
}

func TestReadTellsEverythingAtOnce(t *testing.T) {
	text := swap(t, "short: LSP", "short: lsp")
	text = strings.Replace(text, "sector: faith", "sector: fate", 1)
	text = strings.ReplaceAll(text, "force: must", "force: shall")
	_, err := terms.Read("x.yaml", []byte(text))
	var all terms.Problems
	if !errors.As(err, &all) {
		t.Fatal(err)
	}
	if len(all) < 20 || len(all) > 50 || all[0].Line != 10 {
		t.Errorf("%d problems were told, the first in line %d", len(all), all[0].Line)
	}
}

func TestReadRefusesWholeFiles(t *testing.T) {
	bomb := "a: &a [x]\n"
	for i := 'b'; i <= 'z'; i++ {
		p := string(i - 1)
		bomb += string(i) + ": &" + string(i) + " [*" + p + ", *" + p + ", *" + p + ", *" + p + "]\n"
	}
	for name, tt := range map[string]struct{ text, want string }{
		"nothing":                          {"", "x.yaml: the file is empty, begin with: schema: tor/0.1"},
		"a comment":                        {"# later\n", "x.yaml: the file is empty"},
		"a dash":                           {"-", "x.yaml:1:1: the file is a list, write keys with values: schema, id,"},
		"a word":                           {"terms", "x.yaml:1:1: the file is “terms”, write keys with values"},
		"no terms":                         {"~", "x.yaml:1:1: the file is empty, write keys with values"},
		"a picture":                        {"\x89PNG\r\n\x1a\n", "x.yaml:1:1: this is not UTF-8 text"},
		"a spreadsheet":                    {"\xff\xfei\x00d\x00", "x.yaml:1:1: this is not UTF-8 text"},
		"one megabyte more":                {strings.Repeat("# \n", 400_000), "x.yaml: the file is larger than 1 MB"},
		"an alias bomb":                    {bomb, "x.yaml:1:4: this has an anchor (&)"},
		"a deep well":                      {strings.Repeat("[", 500_000), "x.yaml:"},
		"a well with floor":                {strings.Repeat("[", 50) + strings.Repeat("]", 50), "x.yaml:1:13: this is nested too deep, use at most 12 levels"},
		"a deep indentation":               {strings.Repeat("- ", 100_000), "x.yaml:"},
		"a second document that is broken": {small + "---\n'", "this cannot be read as YAML"},
		"no work streams": {
			strings.Replace(small, "work_streams:\n  smoking: {title: Smoking, lead: hospital}\n  walking: {title: Walking, lead: unspecified}\n", "", 1),
			"there is no work stream “smoking”, there is none yet",
		},
		"no bodies": {before(small, "bodies:") + "bodies: {}\n", "there is no body, write at least one meeting under bodies"},
		"itself":    {"a: &a {b: *a}", "x.yaml:1:11: this repeats something by alias (*)"},
	} {
		t.Run(name, func(t *testing.T) {
			began := time.Now()
			got, err := terms.Read("x.yaml", []byte(tt.text))
			if err == nil || got != nil {
				t.Fatalf("that was read, with the error %v", err)
			}
			if !strings.Contains(err.Error(), tt.want) {
				t.Errorf("the error is\n%v\nwant\n%s", err, tt.want)
			}
			if took := time.Since(began); took > 5*time.Second {
				t.Errorf("it took %v to say so", took)
			}
		})
	}
}

// before is what stands before a mark.
func before(text, mark string) string {
	head, _, _ := strings.Cut(text, mark)
	return head
}
