package archive

import (
	"bytes"
	"encoding/json"
	"errors"
	"strconv"

	"github.com/partnership-secretariat/secretariat/storage"
)

// lineOf writes a piece as a line.
func lineOf(p storage.Piece) (line, error) {
	raw := json.RawMessage(p.Data)
	switch p.Kind {
	case storage.PieceRecord:
		r, err := storage.DecodeRecord(bytes.Clone(p.Data))
		return line{Record: &record{ID: r.ID, Request: r.Request, At: r.At, content: newContent(r.Data)}}, err
	case storage.PieceText:
		return line{Text: &text{p.Name, newContent(p.Data)}}, nil
	case storage.PieceCursor:
		n, err := p.Number()
		return line{Cursor: &n}, err
	case storage.PieceAttempt:
		n, err := p.Number()
		return line{Attempt: &attempt{p.Name, n}}, err
	case storage.PiecePerson:
		return line{Person: raw}, nil
	case storage.PieceNotice:
		return line{Notice: raw}, nil
	case storage.PieceReceipt:
		return line{Receipt: raw}, nil
	case storage.PiecePosted:
		return line{Posted: raw}, nil
	case storage.PieceMet:
		return line{Met: p.Name}, nil
	case storage.PieceMessage:
		return line{Message: raw}, nil
	}
	return line{}, errors.New("a piece of an unknown kind: " + string(p.Kind))
}

// piece reads a line as a piece. There is none in a line that says something else.
func (l line) piece() (p storage.Piece, is bool, err error) {
	switch {
	case l.Record != nil:
		r := storage.Record{ID: l.Record.ID, Request: l.Record.Request, At: l.Record.At, Data: l.Record.bytes()}
		p = storage.Piece{Kind: storage.PieceRecord, Data: storage.EncodeRecord(r)}
	case l.Text != nil:
		p = storage.Piece{Kind: storage.PieceText, Name: l.Text.ID, Data: l.Text.bytes()}
	case l.Cursor != nil:
		p = storage.Piece{Kind: storage.PieceCursor, Data: strconv.AppendInt(nil, *l.Cursor, 10)}
	case l.Attempt != nil:
		p = storage.Piece{Kind: storage.PieceAttempt, Name: l.Attempt.Delivery, Data: strconv.AppendInt(nil, l.Attempt.Count, 10)}
	case l.Person != nil:
		p, err = keyed(storage.PiecePerson, l.Person)
	case l.Notice != nil:
		p, err = keyed(storage.PieceNotice, l.Notice)
	case l.Receipt != nil:
		p, err = keyed(storage.PieceReceipt, l.Receipt)
	case l.Posted != nil:
		p, err = keyed(storage.PiecePosted, l.Posted)
	case l.Met != "":
		p = storage.Piece{Kind: storage.PieceMet, Name: l.Met, Data: []byte("1")}
	case l.Message != nil:
		p, err = keyed(storage.PieceMessage, l.Message)
	default:
		return p, false, nil
	}
	if err == nil {
		err = p.Check()
	}
	return p, true, err
}

// keyed is a piece that says itself what it is called.
func keyed(kind storage.PieceKind, data json.RawMessage) (storage.Piece, error) {
	var own struct{ ID, Key string }
	err := json.Unmarshal(data, &own)
	return storage.Piece{Kind: kind, Name: own.ID + own.Key, Data: data}, err
}
