package fakediscord

import (
	"crypto/rand"
	"encoding/hex"
	"slices"
	"time"
)

// Types of interactions (docs: interactions/receiving-and-responding).
const (
	pingKind         = 1
	commandKind      = 2
	componentKind    = 3
	autocompleteKind = 4
	formKind         = 5
)

// Types of answers.
var (
	pong          = limit("interaction.callback.pong")
	say           = limit("interaction.callback.message")
	promise       = limit("interaction.callback.deferred_message")
	promiseUpdate = limit("interaction.callback.deferred_update")
	update        = limit("interaction.callback.update")
	suggest       = limit("interaction.callback.autocomplete")
	open          = limit("interaction.callback.modal")
)

var (
	answerTime = time.Duration(limit("interaction.initial_response_seconds")) * time.Second
	tokenTime  = time.Duration(limit("interaction.token_lifetime_seconds")) * time.Second
)

// interaction is something that a person did and that the app has to answer.
type interaction struct {
	discord   *Discord
	id, token string
	kind      int
	person    string
	place     *channel
	made      time.Time
	name      string // of the command
	data      object
	origin    *message     // whose component was used, or from which the form came
	target    *message     // of a message command
	opener    *interaction // whose answer was the form

	answer    int           // its type; 0 while there is none
	done      chan struct{} // closed when there is one
	over      bool          // three seconds have passed without
	response  *message      // the one called @original
	followups []*message
	choices   []any
}

// newInteraction begins one; its time runs from when it is delivered. The caller holds the lock.
func (p *Person) newInteraction(kind int, place *channel, data object) *interaction {
	d := p.discord
	secret := make([]byte, 24)
	_, _ = rand.Read(secret) // never fails
	i := &interaction{
		discord: d, id: d.id(), token: hex.EncodeToString(secret), kind: kind, person: p.id, place: place, data: data, made: d.clock.Now(),
		done: make(chan struct{}),
	}
	d.interactions[i.token] = i
	return i
}

// answers are the types that each kind of interaction may be answered with.
func (i *interaction) answers() []int {
	switch i.kind {
	case pingKind:
		return []int{pong}
	case commandKind:
		return []int{say, promise, open}
	case componentKind:
		return []int{say, promise, promiseUpdate, update, open}
	case autocompleteKind:
		return []int{suggest}
	}
	if i.origin != nil {
		return []int{say, promise, promiseUpdate, update}
	}
	return []int{say, promise}
}

// take is the first answer, whichever way it came.
func (i *interaction) take(body object, uploads []upload) *failure {
	switch {
	case i.over, i.discord.clock.Now().Sub(i.made) > answerTime:
		return no(10062)
	case i.answer != 0:
		return no(40060)
	}
	kind, data := number(body["type"]), objectOf(body["data"])
	var p problems
	shape(must("type", choice(i.answers()...)))(&p, "", body)
	if failed := p.failure(); failed != nil {
		return failed
	}
	if data == nil {
		data = object{}
	}
	failed := i.do(kind, &draft{surface: surface{at: "data", interaction: true}, body: data, uploads: uploads})
	if failed == nil {
		i.answer = kind
		close(i.done)
	}
	return failed
}

func (i *interaction) do(kind int, w *draft) *failure {
	switch kind {
	case say:
		return i.say(w)
	case promise:
		if beyond := number(w.body["flags"]) &^ ephemeral; beyond != 0 {
			return invalid("data/flags", "MESSAGE_INVALID_FLAGS", "Only EPHEMERAL may be set here, not %d.", beyond)
		}
		m := &message{author: i.discord.app.ID, via: i, loading: true}
		i.hide(m, w)
		i.place.post(m)
		i.response = m
	case promiseUpdate:
		i.response = i.origin
	case update:
		i.response = i.origin
		return i.rewrite(i.origin, w)
	case suggest:
		return i.suggest(w.body)
	case open:
		return i.open(w.body)
	}
	return nil
}

// hide makes a message one for one person, if the answer wants that.
func (i *interaction) hide(m *message, w *draft) {
	if number(w.body["flags"])&ephemeral != 0 {
		m.only = i.person
	}
}

func (i *interaction) say(w *draft) *failure {
	m, failed := i.publish(w, false)
	i.response = m
	return failed
}

// publish posts a new message where the interaction was: the answer, or a followup. The bot need not be there.
func (i *interaction) publish(w *draft, followup bool) (*message, *failure) {
	if failed := w.check(); failed != nil {
		return nil, failed
	}
	m := w.fresh(i.discord.app.ID, i.place)
	m.via, m.followup = i, followup
	i.hide(m, w)
	i.place.post(m)
	return m, nil
}

// rewrite edits a message of the interaction's.
func (i *interaction) rewrite(m *message, w *draft) *failure {
	if !slices.Contains(m.place.messages, m) {
		return no(10008)
	}
	w.old = m
	if failed := w.check(); failed != nil {
		return failed
	}
	w.into(m)
	if m.loading {
		m.loading = false
		m.callAs(readMentioning(w.body["allowed_mentions"], true))
		m.call()
	}
	m.changed()
	return nil
}

var checkChoices = shape(must("choices", list(0, limit("autocomplete.choices_max"), shape(
	must("name", words("command.choice_name_max")), must("value", func(p *problems, at string, v any) {
		if text, isText := v.(string); isText && length(text) > limit("command.choice_string_value_max") {
			p.add(at, "BASE_TYPE_BAD_LENGTH", "Must be between 1 and %d in length.", limit("command.choice_string_value_max"))
		}
	}),
))))

// suggest takes the choices that the app has to offer. Discord's documentation calls the list required; what its servers
// make of a missing one is not known, so it is refused.
func (i *interaction) suggest(data object) *failure {
	var p problems
	checkChoices(&p, "data", data)
	i.choices = listOf(data["choices"])
	return p.failure()
}

// open puts a form before the person.
func (i *interaction) open(data object) *failure {
	if failed := checkForm(data); failed != nil {
		return failed
	}
	numberComponents(listOf(data["components"]))
	i.discord.forms[i.person] = &form{
		discord: i.discord, owner: i.person, place: i.place, opener: i, origin: i.origin, body: data, typed: map[string][]string{},
		files: map[string][]*attachment{},
	}
	return nil
}

// metadata is what a message says of the interaction that it answers.
func (i *interaction) metadata() object {
	o := object{
		"id": i.id, "type": i.kind, "user": i.discord.users[i.person].asObject(), "authorizing_integration_owners": i.owners(),
	}
	if i.kind == commandKind {
		o["name"] = i.name
	}
	if i.origin != nil {
		o["interacted_message_id"] = i.origin.id
	}
	if i.opener != nil {
		o["triggering_interaction_metadata"] = i.opener.metadata()
	}
	return o
}

// owners says where the app is installed: in the guild, or with "0" in direct messages.
func (i *interaction) owners() object {
	if i.place.guild != nil {
		return object{"0": i.place.guild.ID}
	}
	return object{"0": "0"}
}
