package terms

import (
	"encoding/json"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// tables are the keys of every part of a file, by its name in the schema for editors; the file as a whole has none.
var tables = map[string][]string{
	"": fileKeys, "contact": contactKeys, "source": sourceKeys, "review": blockKeysOf(reviewKeys),
	"amendment": blockKeysOf(amendmentKeys), "regime": regimeKeys, "partnership": partnershipKeys,
	"organisation": organisationKeys, "office": officeKeys, "work_stream": streamKeys, "priority": priorityKeys,
	"outside": outsiderKeys, "relation": relationKeys, "event": occurrenceKeys, "duty": dutyKeys,
	"process": processKeys, "step": stepKeys, "document": documentKeys, "register": registerKeys, "rule": ruleKeys,

	"shared": sharedKeys, "body": bodyKeys, "house": optional(blockKeys), "stated": settingKeys, "valid": validKeys,
	"clock": clockKeys, "need": needKeys, "place": placeKeys, "standing": standingKeys, "attendee": attendeeKeys,
	"item_rule": itemRuleKeys, "voters": votersKeys,

	"quorum": blockKeysOf(quorumKeys), "if_not": ifNotKeys, "voting": blockKeysOf(votingKeys), "level": levelKeys,
	"right_after": earnedKeys, "notice": blockKeysOf(noticeKeys), "meetings": blockKeysOf(meetingsKeys),
	"pattern": patternKeys, "meeting_event": eventKeys, "meeting_after": afterKeys,
	"presiding": blockKeysOf(presidingKeys), "rotation": rotationKeys, "deputies": blockKeysOf(deputiesKeys),
	"term": blockKeysOf(termKeys), "interests": blockKeysOf(interestsKeys), "records": blockKeysOf(recordsKeys),
	"access": blockKeysOf(accessKeys), "confidentiality": blockKeysOf(confidentialityKeys),
	"removal": blockKeysOf(removalKeys), "cause": causeKeys, "leaving": settingKeys,
	"urgent": blockKeysOf(urgentKeys), "reporting": blockKeysOf(reportingKeys), "life": blockKeysOf(lifeKeys),
}

func blockKeysOf(own []string) []string { return slices.Concat(settingKeys, own) }

// described is what the schema for editors says about one part of a file.
type described struct {
	Description string
	Required    []string
	Properties  map[string]property
	OneOf       []described
	Parts       map[string]described `json:"$defs"`
}

type property struct {
	Description string
	Enum        []any
	Items       struct{ Enum []any }
}

// keys is the description of a part that has keys, one of its alternatives if need be.
func (d described) keys() described {
	for _, one := range d.OneOf {
		if d.Properties == nil && one.Properties != nil {
			return one
		}
	}
	return d
}

func editorSchema(t *testing.T) described {
	t.Helper()
	data, err := os.ReadFile("../../schema/terms.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var d described
	if err := json.Unmarshal(data, &d); err != nil {
		t.Fatal(err)
	}
	return d
}

// What an editor offers and what Read accepts are the same keys, and it has a sentence on each.
func TestSchemaHasTheKeys(t *testing.T) {
	d := editorSchema(t)
	for name, keys := range tables {
		part := d
		if name != "" {
			part = d.Parts[name].keys()
		}
		got, want := slices.Sorted(maps.Keys(part.Properties)), slices.Sorted(slices.Values(names(keys)))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("keys of %q (-read +schema):\n%s", name, diff)
		}
		var needed []string
		for _, key := range keys {
			if !strings.HasSuffix(key, "?") {
				needed = append(needed, key)
			}
		}
		slices.Sort(needed)
		if got := slices.Sorted(slices.Values(part.Required)); !slices.Equal(needed, got) {
			t.Errorf("%q needs %v, but the schema says %v", name, needed, got)
		}
		for key, p := range part.Properties {
			if !strings.HasSuffix(p.Description, ".") && key != "schema" && key != "contact" {
				t.Errorf("%q has no sentence on %q", name, key)
			}
		}
	}
}

// No part with keys is forgotten in the table above.
func TestTablesAreComplete(t *testing.T) {
	for name, part := range editorSchema(t).Parts {
		if _, ok := tables[name]; !ok && part.keys().Properties != nil {
			t.Errorf("%q has keys and is in no table", name)
		}
	}
}

// And where a key chooses from a few words, they are the same words.
func TestSchemaHasTheWords(t *testing.T) {
	d := editorSchema(t)
	for _, c := range []struct {
		part, key string
		words     []string
	}{
		{"organisation", "sector", append([]string{Unspecified}, sectors...)},
		{"standing", "origin", origins},
		{"rule", "force", forces},
		{"rule", "effect", effects},
		{"rule", "origin", origins},
		{"stated", "force", forces},
		{"stated", "effect", effects},
		{"stated", "origin", origins},
		{"clock", "holidays", append(calendar.Holidays(), calendar.NoHolidays)},
		{"need", "distinct", features},
		{"need", "sector", sectors},
		{"need", "of", shareOf},
		{"need", "round", roundings},
		{"quorum", "sector", sectors},
		{"voters", "sector", sectors},
		{"quorum", "checked", checks},
		{"voting", "by", waysToDecide},
		{"voting", "votes", waysToVote},
		{"voting", "casting", castings},
		{"pattern", "weekday", weekdays},
		{"pattern", "week", weeks},
		{"pattern", "months", monthNames},
		{"deputies", "kinds", deputyKinds},
		{"deputies", "from", deputiesFrom},
		{"deputies", "principal", principals},
		{"term", "vacancy", vacancies},
		{"interests", "declare", declarations},
		{"interests", "then", stakes},
		{"records", "kind", recordKinds},
		{"access", "meetings", accesses},
		{"access", "publish", published},
		{"confidentiality", "scheme", schemes},
		{"cause", "cause", causes},
		{"cause", "then", removals},
		{"urgent", "ratify_at", ratified},
		{"attendee", "as", attending},
		{"regime", "applies", applications},
		{"priority", "status", statuses},
		{"relation", "kind", relationKinds},
		{"duty", "kind", dutyKinds},
		{"process", "kind", processKinds},
		{"document", "when", occasions},
		{"", "holidays", calendar.Holidays()},
	} {
		part := d
		if c.part != "" {
			part = d.Parts[c.part].keys()
		}
		p := part.Properties[c.key]
		var got []string
		for _, word := range append(p.Enum, p.Items.Enum...) {
			got = append(got, word.(string))
		}
		if diff := cmp.Diff(c.words, got); diff != "" {
			t.Errorf("words of %s, %s (-read +schema):\n%s", c.part, c.key, diff)
		}
	}
}
