package partnership

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Charter is what a group is called that a meeting set up, under which group it works, and who leads it. Like the terms
// themselves it lies among the blobs under its hash: what a group is called is no secret, and stands in every reference.
type Charter struct {
	Reference string         `json:"reference"` // YOUTH: the first part of YOUTH-2027-03
	Name      string         `json:"name"`      // Youth Voice group
	Parent    BodyID         `json:"parent"`
	Like      BodyID         `json:"like,omitempty"` // the group of the terms whose rules hold for it too; empty: none
	Lead      OrganisationID `json:"lead,omitempty"` // the partner that has the chair; empty: whoever the group names
}

// codes are what references of meetings begin with.
var codes = regexp.MustCompile(`^[A-Z]{2,10}$`)

// ID is the group's name among those of the terms.
func (c Charter) ID() BodyID { return BodyID(strings.ToLower(c.Reference)) }

// Data is the charter as it is kept.
func (c Charter) Data() []byte {
	data, _ := json.Marshal(c) // strings alone: there is nothing that could fail
	return data
}

// Hash is the name under which it is kept.
func (c Charter) Hash() string {
	sum := sha256.Sum256(c.Data())
	return hex.EncodeToString(sum[:])
}

// ReadCharter reads a charter as terms that have this one group and nothing else. How the group stands among those of the
// terms in force is for State.With.
func ReadCharter(data []byte) (*terms.Terms, error) {
	var c Charter
	if err := json.Unmarshal(data, &c); err != nil {
		return nil, fmt.Errorf("read charter: %w", err)
	}
	return c.terms(), nil
}

func (c Charter) terms() *terms.Terms {
	return &terms.Terms{Hash: c.Hash(), Bodies: []terms.Body{c.body()}}
}

// body is the group as the terms would have it: a place for its chair, and room for whom it takes in.
func (c Charter) body() terms.Body {
	id := string(c.ID())
	chair := terms.Seat{ID: id + "/chair", Kind: terms.ByNomination, Title: "Chair of the " + c.Name, Chair: true, Votes: 1}
	if c.Lead != "" {
		chair.Kind, chair.Organisation = terms.ByOrganisation, string(c.Lead)
	}
	return terms.Body{
		ID: id, Reference: c.Reference, Name: c.Name, Title: c.Name, Parent: string(c.Parent), Extends: string(c.Like),
		Seats: []terms.Seat{
			chair,
			{ID: id + "/co-opted", Kind: terms.ByCoOption, Title: "Co-opted member", Many: true, Votes: 1},
		},
	}
}
