package main

import "go.etcd.io/bbolt"

// job is one commit on its way to the writer.
type job struct {
	client, i int
	done      chan error
}

// throughGroups is the least that a group commit can be: one writer, a channel, and a transaction for what has queued up.
func throughGroups(path string) (load, error) {
	db, err := openBare(path)
	if err != nil {
		return load{}, err
	}
	defer func() { _ = db.Close() }() // everything is on the disk
	queue, finished := make(chan job, embeddedClients), make(chan struct{})
	go func() {
		defer close(finished)
		var group []job
		for first := range queue {
			group = append(group[:0], first)
			for n := len(queue); n > 0; n-- {
				group = append(group, <-queue)
			}
			err := db.Update(func(tx *bbolt.Tx) error { return writeAll(tx, group) })
			for _, one := range group {
				one.done <- err
			}
		}
	}()
	got, err := drive(embeddedClients, embeddedCalls, func(client, i int) error {
		one := job{client: client, i: i, done: make(chan error, 1)}
		queue <- one
		return <-one.done
	})
	close(queue)
	<-finished
	return got, err
}

func writeAll(tx *bbolt.Tx, group []job) error {
	for _, one := range group {
		if err := write(tx, one.client, one.i); err != nil {
			return err
		}
	}
	return nil
}
