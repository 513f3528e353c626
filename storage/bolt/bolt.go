// Package bolt keeps the contract of package storage in one file, for a secretariat that runs as one process and has no
// server beside it.
//
// One goroutine writes. It takes what has queued up while the last commit was on its way to the disk, and commits it as
// one group; nobody is answered before the disk has it. The package knows nothing of what the records say.
package bolt

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"github.com/partnership-secretariat/secretariat/storage"
)

// ErrBusy says that another process has the file.
var ErrBusy = errors.New("another process has the data directory")

const (
	lockWait = 500 * time.Millisecond // long enough for a predecessor that is just stopping
	queueLen = 256
)

// Store is a file that many goroutines of one process share.
type Store struct {
	db       *bbolt.DB
	queue    chan *write
	finished chan struct{}

	mu     sync.RWMutex // guards closed, and held for reading while somebody queues
	closed bool

	restoring sync.Map // by book, those on their way in
}

var _ storage.Store = (*Store)(nil)

// Open opens the file at path, or makes it and its folder. While another process has it the answer is ErrBusy.
func Open(path string) (*Store, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("open store: %w", err)
	}
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{
		Timeout:         lockWait,
		FreelistType:    bbolt.FreelistMapType,
		NoFreelistSync:  true, // found again at the next start; a commit writes a page less
		InitialMmapSize: 64 << 20,
	})
	if errors.Is(err, berrors.ErrTimeout) {
		return nil, fmt.Errorf("open %s: %w", path, ErrBusy)
	}
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	if err := db.Update(makeBuckets); err != nil {
		return nil, errors.Join(fmt.Errorf("prepare %s: %w", path, err), db.Close())
	}
	s := &Store{db: db, queue: make(chan *write, queueLen), finished: make(chan struct{})}
	go s.run()
	if err := s.sweepUp(context.Background()); err != nil {
		return nil, errors.Join(fmt.Errorf("sweep up in %s: %w", path, err), s.Close())
	}
	return s, nil
}

func makeBuckets(tx *bbolt.Tx) error {
	for _, name := range buckets {
		if _, err := tx.CreateBucketIfNotExists(name); err != nil {
			return err
		}
	}
	return nil
}

// Close waits until everything that was accepted is on the disk, and lets go of the file.
func (s *Store) Close() error {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return storage.ErrClosed
	}
	s.closed = true
	close(s.queue)
	s.mu.Unlock()

	<-s.finished
	return s.db.Close()
}

// Ready makes one commit: a full or read-only disk shows here and not at the next click.
func (s *Store) Ready(ctx context.Context) error {
	_, err := change(ctx, s, func(tx *bbolt.Tx) (struct{}, error) {
		return struct{}{}, tx.Bucket(meta).Put([]byte("ready"), encode(clock().UnixMilli()))
	})
	return err
}

// Now is the machine's clock: the one process that has the file is the only one that asks.
func (s *Store) Now(ctx context.Context) (time.Time, error) {
	return read(ctx, s, func(*bbolt.Tx) (time.Time, error) { return clock(), nil })
}

// Advance moves the demonstration's clock and returns its whole offset.
func (s *Store) Advance(ctx context.Context, d time.Duration) (time.Duration, error) {
	if d < 0 {
		return 0, storage.ErrBackwards
	}
	offset := func(tx *bbolt.Tx) (time.Duration, error) {
		return time.Duration(number(tx, meta, offsetKey)) * time.Millisecond, nil
	}
	if d == 0 {
		return read(ctx, s, offset)
	}
	return change(ctx, s, func(tx *bbolt.Tx) (time.Duration, error) {
		moved := number(tx, meta, offsetKey) + d.Milliseconds()
		if err := tx.Bucket(meta).Put(offsetKey, encode(moved)); err != nil {
			return 0, err
		}
		return offset(tx)
	})
}

// SetOut puts the demonstration's clock where it begins, once.
func (s *Store) SetOut(ctx context.Context, offset time.Duration) (time.Duration, error) {
	return change(ctx, s, func(tx *bbolt.Tx) (time.Duration, error) {
		if tx.Bucket(meta).Get(offsetKey) == nil {
			if err := tx.Bucket(meta).Put(offsetKey, encode(offset.Milliseconds())); err != nil {
				return 0, err
			}
		}
		return time.Duration(number(tx, meta, offsetKey)) * time.Millisecond, nil
	})
}

func clock() time.Time { return time.Now().UTC().Truncate(time.Millisecond) }

func stamp(ms int64) time.Time { return time.UnixMilli(ms).UTC() }
