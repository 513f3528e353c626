package commands

import (
	"path"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

var (
	publicKind  = optional(fixed(bot.Pick("kind", "Which part?", nil, findPart)))
	shownPublic = optional(fixed(bot.Pick("what", "What?", nil, findShownPublic)))
	thePublic   = fixed(bot.Pick("what", "What is it about?", publicChoices, findPublic)).With(func(s *bot.Spec) {
		s.Key = func(value any) string {
			p, _ := value.(partnership.Public)
			return publicKey(p)
		}
	})
)

// PublishShow is what everybody may read, members or not, and what is missing there.
var PublishShow = &bot.Command{
	Path: "publish show", Title: "What is public", Summary: "What everybody may read: members, meetings, papers, documents, news, contact.",
	Audience: partnership.Anyone, Options: []bot.Option{shownPublic, aPage}, Examples: []string{"publish show", "publish show members:full"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		s := shopOf(r)
		what := shownPublic.From(r)
		switch {
		case what.part != "":
			return bot.Answered(s.partCard(what.part, max(aPage.From(r), 1))), nil
		case what.Kind == "":
			return bot.Answered(s.window()), nil
		case !r.State().IsPublic(what.Public) || s.gone(what.Public):
			return bot.Answered(ui.Card{Lead: ui.Say("This is not public."), Buttons: []ui.Button{ui.Press("What is public", "publish/show")}}), nil
		}
		return bot.Answered(s.card(what.Public, max(aPage.From(r), 1), "publish show")), nil
	},
}

// PublishList is what the secretariat has made public, and what it could.
var PublishList = &bot.Command{
	Path: "publish list", Title: "Public or not", Summary: "What is public and what is not, and what is missing. Nothing is public by itself.",
	Audience: partnership.Council, Options: []bot.Option{publicKind, aPage}, Examples: []string{"publish list", "publish list members"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if !isCouncil(r) {
			return bot.Reply{}, wholeSecretariat()
		}
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		if part := publicKind.From(r); part != "" {
			return bot.Answered(shopOf(r).stockCard(part, max(aPage.From(r), 1))), nil
		}
		return bot.Answered(shopOf(r).stock()), nil
	},
}

// PublishMark shows a thing exactly as everybody would read it, before somebody makes it public.
var PublishMark = &bot.Command{
	Path: "publish mark", Title: "Make something public", Summary: "See a thing as everybody would read it, and make it public, or take it back.",
	Audience: partnership.Council, Options: []bot.Option{thePublic, aPage}, Examples: []string{"publish mark members:full"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if !isCouncil(r) {
			return bot.Reply{}, wholeSecretariat()
		}
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(shopOf(r).preview(thePublic.From(r), max(aPage.From(r), 1))), nil
	},
}

// PublishOut makes it public.
var PublishOut = &bot.Command{
	Path: "publish out", Title: "Make public", Summary: "Let everybody read a thing, members or not.",
	Audience: partnership.Secretariat, Hidden: true, Options: []bot.Option{thePublic}, Examples: []string{"publish out members:full"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		what := thePublic.From(r)
		if _, err := r.DoFor(onTheirWord(what), partnership.MakePublic{Public: what}); err != nil {
			return bot.Reply{}, err
		}
		s := shopOf(r)
		return bot.Answered(ui.Card{
			Lead:    ui.Say("Public from now on: %s.", s.name(what)),
			Buttons: []ui.Button{s.takeBack(what), ui.Press("What is public", "publish/show"), ui.Press("Public or not", "publish/list")},
		}), nil
	},
}

// PublishBack takes it back.
var PublishBack = &bot.Command{
	Path: "publish back", Title: "Take it back", Summary: "Let nobody read a thing any more who may not read it otherwise.",
	Audience: partnership.Secretariat, Hidden: true, Options: []bot.Option{thePublic}, Examples: []string{"publish back members:full"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		what := thePublic.From(r)
		if _, err := r.DoFor(onTheirWord(what), partnership.TakeBack{Public: what}); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(ui.Card{
			Lead:    ui.Say("No longer public: %s. What somebody has copied meanwhile stays with them.", shopOf(r).name(what)),
			Buttons: []ui.Button{ui.Press("Public or not", "publish/list")},
		}), nil
	},
}

// onTheirWord: a name is made public for its owner, who has said so to the secretariat.
func onTheirWord(what partnership.Public) bot.Entered {
	if what.Kind != partnership.PublicName {
		return bot.Entered{}
	}
	return bot.Entered{For: what.Person, How: partnership.InTalk}
}

var (
	newsTitle = bot.Words("title", "What is it about?").With(func(s *bot.Spec) { s.Max = 100 })
	newsWords = bot.Long("words", "The news", 2000)
)

// PublishNews writes a piece of news, and shows it as everybody would read it.
var PublishNews = &bot.Command{
	Path: "publish news", Title: "Write news", Summary: "Write a piece of news. You see it first as everybody would read it.",
	Audience: partnership.Council, Submit: "Save", Options: []bot.Option{newsTitle, newsWords}, Examples: []string{"publish news"},
	Intro: councilAlone("Nobody reads it before you make it public."),
	Run: func(r *bot.Request) (bot.Reply, error) {
		if _, err := r.Do(partnership.WriteNews{Title: newsTitle.From(r), Words: newsWords.From(r)}); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(shopOf(r).preview(partnership.Public{Kind: partnership.PublicNews, Number: len(r.State().News)}, 1)), nil
	},
}

// documentTypes are the files that most people can open, with their media types.
var documentTypes = map[string]string{
	".pdf": "application/pdf", ".txt": "text/plain", ".csv": "text/csv", ".html": "text/html", ".odt": "application/vnd.oasis.opendocument.text",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}

var (
	docTitle = bot.Words("title", "What is it called?").With(func(s *bot.Spec) { s.Max = 100 })
	docFile  = bot.AFile("file", "The file", ".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".txt", ".csv", ".html").With(func(s *bot.Spec) {
		s.Optional, s.Hint = true, "At most 7 MB."
	})
	docLink = optional(bot.Words("link", "Or where it can be read")).With(func(s *bot.Spec) {
		s.Max, s.Hint = 300, "An address that people outside your organisation can open."
	})
)

// PublishDocument keeps a key document, and shows it as everybody would read it.
var PublishDocument = &bot.Command{
	Path: "publish document", Title: "Add a document", Summary: "Keep a key document: a file, or where it can be read. You see it first.",
	Audience: partnership.Council, Submit: "Save", Options: []bot.Option{docTitle, docFile, docLink}, Examples: []string{"publish document"},
	Intro: councilAlone("Nobody reads it before you make it public."),
	Run: func(r *bot.Request) (bot.Reply, error) {
		c := partnership.KeepDocument{Title: docTitle.From(r), Link: docLink.From(r)}
		if link := c.Link.Words; link != "" && !strings.HasPrefix(link, "https://") && !strings.HasPrefix(link, "http://") {
			return bot.Reply{}, &partnership.Invalid{Option: "link", Hint: partnership.Say("Write the whole address: https://www.example.org/plan.pdf.")}
		}
		if f := docFile.From(r); len(f.Data) > 0 {
			if documentTypes[strings.ToLower(path.Ext(f.Name))] == "" {
				return bot.Reply{}, &partnership.Invalid{Option: "file", Hint: partnership.Say("Please choose a PDF, or a file of Word, Excel or PowerPoint.")}
			}
			hash, err := r.Keep(f)
			if err != nil {
				return bot.Reply{}, err
			}
			c.File, c.Name = hash, r.Text("file", f.Name)
		}
		if _, err := r.Do(c); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(shopOf(r).preview(partnership.Public{Kind: partnership.PublicDocument, Number: len(r.State().Documents)}, 1)), nil
	},
}

// councilAlone says what a form is for; a group's own clerk reads that it is not for them.
func councilAlone(words string) func(*bot.Request) ([]ui.Block, error) {
	return func(r *bot.Request) ([]ui.Block, error) {
		if !isCouncil(r) {
			return nil, wholeSecretariat()
		}
		return []ui.Block{ui.Paragraph("%s", words)}, nil
	}
}
