package doors

import (
	"crypto/sha256"
	"encoding/base32"
	"hash/maphash"
	"strings"
	"sync"
	"time"
)

// Seen remembers what was taken in already, so that a delivery that comes twice, or is sent again by somebody who overheard
// it, is done once. It goes by the platform's own ids, which are in what is signed: the same body has the same. It spares
// people a second answer; that nothing is done twice is sure without it, since the request id is made of the same ids.
type Seen struct {
	now    func() time.Time
	mu     sync.Mutex
	recent map[uint64]struct{} // of this period: hashes, because an id may hold on to all that it was cut from
	before map[uint64]struct{} // of the one before
	turned time.Time
}

const (
	seenFor = 10 * time.Minute // twice the window in which a signature holds; repetitions come within six minutes
	maxSeen = 20000            // then the older half is forgotten early
)

// seed is this process's own, so that nobody can make an id whose hash is another's.
var seed = maphash.MakeSeed()

// NewSeen has seen nothing yet. Time is the machine's.
func NewSeen(now func() time.Time) *Seen {
	return &Seen{now: now, recent: map[uint64]struct{}{}, before: map[uint64]struct{}{}, turned: now()}
}

// First says whether this is the first time that we see an id.
func (s *Seen) First(id string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if now := s.now(); now.Sub(s.turned) >= seenFor || len(s.recent) >= maxSeen {
		s.before, s.recent, s.turned = s.recent, map[uint64]struct{}{}, now
	}
	key := maphash.String(seed, id)
	if _, lately := s.recent[key]; lately {
		return false
	}
	if _, before := s.before[key]; before {
		return false
	}
	s.recent[key] = struct{}{}
	return true
}

// RequestOf makes a request id of a platform's ids, the same whenever and wherever the same thing is delivered.
func RequestOf(ids ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(ids, "\x00")))
	return strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:16]))
}
