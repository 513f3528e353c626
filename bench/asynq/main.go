// Command asynq measures how fast github.com/hibiken/asynq catches up with tasks that are overdue, as what our own catching
// up is compared with. It prints tasks a second and nothing else.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"sync"
	"sync/atomic"
	"time"

	"github.com/hibiken/asynq"
)

func main() {
	addr := flag.String("addr", "127.0.0.1:6379", "where Redis is")
	n := flag.Int("n", 20_000, "how many tasks are overdue")
	concurrency := flag.Int("concurrency", 64, "how many are worked on at a time")
	flag.Parse()
	rate, err := measure(asynq.RedisClientOpt{Addr: *addr}, *n, *concurrency)
	if err != nil {
		log.Fatalln("asynq:", err)
	}
	fmt.Printf("%.0f\n", rate)
}

// measure leaves tasks in the scheduled set until all are overdue, and then starts a server. It counts from the first task
// that is worked on, so that the seconds until the server looks for the first time are nobody's loss.
func measure(redis asynq.RedisClientOpt, n, concurrency int) (float64, error) {
	due := time.Now().Add(time.Duration(n)*200*time.Microsecond + time.Second)
	if err := enqueue(redis, n, due); err != nil {
		return 0, err
	}
	time.Sleep(time.Until(due) + time.Second)

	var worked atomic.Int64
	var first time.Time
	var once sync.Once
	done := make(chan struct{})
	server := asynq.NewServer(redis, asynq.Config{
		Concurrency: concurrency, DelayedTaskCheckInterval: 100 * time.Millisecond, LogLevel: asynq.FatalLevel,
	})
	err := server.Start(asynq.HandlerFunc(func(context.Context, *asynq.Task) error {
		once.Do(func() { first = time.Now() })
		if worked.Add(1) == int64(n) {
			close(done)
		}
		return nil
	}))
	if err != nil {
		return 0, fmt.Errorf("start a server: %w", err)
	}
	<-done
	rate := float64(n) / time.Since(first).Seconds()
	server.Shutdown()
	return rate, nil
}

func enqueue(redis asynq.RedisClientOpt, n int, due time.Time) error {
	client := asynq.NewClient(redis)
	defer func() { _ = client.Close() }() // everything was answered
	var group sync.WaitGroup
	var next atomic.Int64
	errs := make(chan error, 16)
	for range cap(errs) {
		group.Go(func() {
			for next.Add(1) <= int64(n) {
				if _, err := client.Enqueue(asynq.NewTask("remind", []byte("LSP-147")), asynq.ProcessAt(due)); err != nil {
					errs <- fmt.Errorf("schedule a task: %w", err)
					return
				}
			}
		})
	}
	group.Wait()
	close(errs)
	return <-errs
}
