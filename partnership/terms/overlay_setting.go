package terms

import "cmp"

// blockKind says what it means that there is something, and so what it means that there is none.
type blockKind int

// The kinds of block.
const (
	asks      blockKind = iota // it asks for something: none asks for less
	allows                     // it allows something: none allows less
	describes                  // neither
)

// topic is a block by its key.
type topic struct {
	key  string
	kind blockKind
}

// saying is a block, from which its setting can be had.
type saying[B any] interface {
	*B
	said() *Setting
}

func (s *Setting) said() *Setting { return s }

// lay settles a block: what is in force where only one of two says something, and else what combine makes of both.
func lay[B any, P saying[B]](o *overlay, of topic, base, own B, combine func(o *overlay, base, own B) B) B {
	b, w := *P(&base).said(), *P(&own).said()
	switch {
	case w.Silent() || b.None && w.None:
		return base
	case b.Silent():
		o.note(of.key, Adds, "", w.summary())
		return own
	case b.Stated && w.Stated:
		held := combine(o, base, own)
		*P(&held).said() = o.setting(of.key, b, w)
		return held
	}
	v := of.kind.verdict(w.Stated)
	o.note(of.key, v, cmp.Or(b.summary(), "something"), cmp.Or(w.summary(), "something"))
	if v == Tightens {
		return own
	}
	return base
}

// verdict is what it means that a body states something of which there was none, or has none of what was stated.
func (k blockKind) verdict(states bool) Verdict {
	switch {
	case k == describes:
		return ForAHuman
	case states == (k == asks):
		return Tightens
	default:
		return Loosens
	}
}

// setting joins the words of both. Whether words ask for more than other words is for a person to say.
func (o *overlay) setting(topic string, base, own Setting) Setting {
	if own.Words != "" && own.Words != base.Words {
		v := ForAHuman
		if base.Words == "" {
			v = Adds
		}
		o.noteBoth(topic+".says", v, o.word(topic+".says", base.Words), o.word(topic+".says", own.Words))
	}
	base.Words = joinWords(base.Words, own.Words)
	base.Backing = o.backing(topic, base.Backing, own.Backing)
	return base
}

var (
	moreForce  = inOrder([]string{"may"}, []string{"encouraged", "typically"}, []string{"should"}, []string{"must"})
	moreEffect = inOrder([]string{"inform"}, []string{"publish", "doc"}, []string{"record"}, []string{"remind"}, []string{"attest"},
		[]string{"warn"}, []string{"approve"}, []string{"block"})
	moreOrigin = inOrder([]string{"assumed"}, []string{"house"}, []string{"tor"}, []string{"statute"})
)

// backing settles what stands behind something. Where own leaves out its force it says must; where it leaves out the
// rest, it says nothing about it.
func (o *overlay) backing(topic string, base, own Backing) Backing {
	if base.Force != "" {
		base.Force = settle(o, topic+".force", base.Force, cmp.Or(own.Force, "must"), moreForce)
	} else if own.Force != "" {
		base.Force = settle(o, topic+".force", "must", own.Force, moreForce)
	}
	if own.Effect != "" {
		base.Effect = settle(o, topic+".effect", cmp.Or(base.Effect, "inform"), own.Effect, moreEffect)
	}
	if own.Origin != "" {
		base.Origin = settle(o, topic+".origin", cmp.Or(base.Origin, "tor"), own.Origin, moreOrigin)
	}
	base.Ref = joinWords(base.Ref, own.Ref)
	return base
}

func joinWords(base, own string) string {
	switch {
	case own == "" || own == base:
		return base
	case base == "":
		return own
	default:
		return base + " " + own
	}
}
