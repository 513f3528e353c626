package fakediscord_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
)

// TestWordsAreReadAsDiscordDrawsThem has what is typed without care look different, and what is escaped come out as it was.
func TestWordsAreReadAsDiscordDrawsThem(t *testing.T) {
	for typed, read := range map[string]string{
		"plain words, 2 * 3 = 6 and snake_case_names": "plain words, 2 * 3 = 6 and snake_case_names",
		"*stars* **two** ***three***":                 "stars two three",
		"_one_ __two__ ~~gone~~ ||secret||":           "one two gone secret",
		`\*stars\* \_one\_ \~\~no\~\~ \|\|no\|\|`:     "*stars* _one_ ~~no~~ ||no||",
		"`code *kept*` and *not*":                     "code *kept* and not",
		"```go\nfunc *x\n```":                         "func *x",
		"# heading\nwords":                            "heading\nwords",
		"## two\n### three\n-# small":                 "two\nthree\nsmall",
		`\# no heading`:                               "# no heading",
		"#no heading":                                 "#no heading",
		"> quoted\nnot":                               "quoted\nnot",
		">>> all\nof it":                              "all\nof it",
		`\> not quoted`:                               "> not quoted",
		"- a list\n* another":                         "• a list\n• another",
		`\- no list`:                                  "- no list",
		"[words](https://example.org)":                "words",
		`\[words\](https://example.org)`:              "[words](https://example.org)",
		"https://example.org/a_b_c*d*":                "https://example.org/a_b_c*d*",
		"<https://example.org>":                       "https://example.org",
		"<@2001> <@!2002> <@&4001> <#3001>":           "@Lewisham College @The Mayor @Members #full-lsp",
		`\<@2001\> \<@&4001> \<#3001>`:                "<@2001> <@&4001> <#3001>",
		"<@77> </agenda submit:5> <:smile:12>":        "@unknown-user /agenda submit [smile]",
		"<t:0>":                                       "1 January 1970 00:00",
		":smile: at 10:30:15":                         "[smile] at 10:30:15",
		`\:smile\:`:                                   ":smile:",
		"@everyone and @here":                         "@everyone and @here",
		"two\n\nparagraphs":                           "two\n\nparagraphs",
		`a backslash \ alone, C:\new`:                 `a backslash \ alone, C:\new`,
		`*open and **unclosed`:                        `*open and **unclosed`,
	} {
		t.Run(typed, func(t *testing.T) {
			sc := set(t, nil)
			sc.works("POST", posts, v2(text(typed)))
			if m := sc.college.Sees("full-lsp")[0]; m.Text != read {
				t.Errorf("%q reads %q, not %q", typed, m.Text, read)
			}
		})
	}
}

func TestWhatIsReadOfAMessage(t *testing.T) {
	sc := set(t, nil)
	sc.works("POST", posts, object{
		"content": "Words", "embeds": []any{object{
			"author": object{"name": "A"}, "title": "T", "description": "*D*", "footer": object{"text": "*F*"},
			"fields": []any{object{"name": "N", "value": "V"}},
		}},
		"components": []any{
			row(press("Agree", "a"), object{"type": 2, "style": 2, "label": "Off", "custom_id": "b", "disabled": true}),
			row(object{"type": 3, "custom_id": "c", "options": []any{object{"label": "One", "value": "1"}}}),
		},
	})
	m := sc.college.Sees("full-lsp")[0]
	if m.Text != "Words\nA\nT\nD\nN\nV\n*F*" || !slices.Equal(m.Buttons, []string{"Agree", "Off"}) || !slices.Equal(m.Choices, []string{"One"}) {
		t.Errorf("%+v", m)
	}
	want := []fakediscord.Control{{ID: "a", Label: "Agree"}, {ID: "b", Label: "Off", Disabled: true}, {ID: "c", Label: "One", Value: "1", Menu: true}}
	if !slices.Equal(m.Controls, want) {
		t.Errorf("%+v", m.Controls)
	}
}

// TestWhoIsCalled tries what a message may call, by its words and by what it allows.
func TestWhoIsCalled(t *testing.T) {
	none := object{"parse": []any{}}
	words := "<@2001> <@&4001> @everyone"
	for about, c := range map[string]struct {
		body     object
		may      fakediscord.Permission
		pings    []string
		notified []string
	}{
		"everything, if it does not say": {object{"content": words}, fakediscord.MentionEveryone, []string{collegeID, members, "everyone"}, []string{collegeID, mayorID}},
		"nothing":                        {object{"content": words, "allowed_mentions": none}, fakediscord.MentionEveryone, nil, nil},
		"only one person":                {object{"content": words, "allowed_mentions": object{"users": []any{collegeID}}}, fakediscord.MentionEveryone, []string{collegeID}, []string{collegeID}},
		"not without the permission":     {object{"content": words}, 0, []string{collegeID}, []string{collegeID}},
		"in components":                  {v2(text("<@2002>")), 0, []string{mayorID}, []string{mayorID}},
		"never in embeds":                {object{"embeds": []any{object{"description": words}}}, fakediscord.MentionEveryone, nil, nil},
		"silently":                       {object{"content": words, "flags": 1 << 12}, 0, []string{collegeID}, nil},
		"a backslash does not help":      {object{"content": `\<@2001>`}, 0, []string{collegeID}, []string{collegeID}},
	} {
		t.Run(about, func(t *testing.T) {
			sc := set(t, nil)
			sc.guild.Install(usual | c.may)
			sc.works("POST", posts, c.body)
			m := sc.college.Sees("full-lsp")[0]
			if !slices.Equal(m.Pings, c.pings) || !slices.Equal(m.Notified, c.notified) {
				t.Errorf("calls %q, heard of by %q", m.Pings, m.Notified)
			}
			if n := len(sc.mayor.Pinged("full-lsp")); (n == 1) != slices.Contains(c.notified, mayorID) {
				t.Errorf("the Mayor hears of %d", n)
			}
			sc.works("PATCH", posts+"/"+m.ID, object{"allowed_mentions": object{"parse": []any{"users"}}})
			if after := sc.college.Sees("full-lsp")[0]; !slices.Equal(after.Notified, c.notified) {
				t.Error("a change calls somebody")
			}
		})
	}
}

func TestAnAnswerCallsOnlyPeople(t *testing.T) {
	sc, got := simple(t)
	sc.guild.Install(usual | fakediscord.MentionEveryone)
	i, out := sc.typed(got)
	sc.works("POST", callback(i), object{"type": 5})
	<-out
	sc.works("PATCH", hook(i)+"/messages/@original", object{"content": "<@2002> <@&4001> @everyone"})
	if m := sc.mayor.Awaits("full-lsp", "The Mayor"); !slices.Equal(m.Pings, []string{mayorID}) {
		t.Error(m.Pings)
	}
}

// FuzzEscapedWordsReadAsTheyWereTyped puts a backslash before every mark there may be.
func FuzzEscapedWordsReadAsTheyWereTyped(f *testing.F) {
	for _, seed := range []string{"*a* _b_ # c\n- d\n> e", "```x```", "<@1> :smile: [a](http://b)", `\`, "https://a.b/c", "1. a\n>>> b"} {
		f.Add(seed)
	}
	d := fakediscord.New(f, fakediscord.Options{})
	f.Fuzz(func(t *testing.T, typed string) {
		if !utf8.ValidString(typed) {
			t.Skip()
		}
		d.Markdown(typed) // whatever it reads, it ends
		var escaped strings.Builder
		for _, r := range typed {
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsSpace(r) {
				escaped.WriteByte('\\')
			}
			escaped.WriteRune(r)
		}
		if read, want := d.Markdown(escaped.String()), strings.TrimSpace(typed); read != want {
			t.Errorf("%q reads %q, not %q", escaped.String(), read, want)
		}
	})
}
