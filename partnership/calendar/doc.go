// Package calendar knows days as a secretariat counts them: civil dates, wall-clock times in one zone, which days are
// worked, how long before or after something a deadline lies, and on which days something comes back.
//
// It counts in every reading of “clear days” that is in use, because the same words mean other dates to other people:
// see [Calendar.Before]. It does not know what is counted, nor why.
//
// It holds the bank holidays of the United Kingdom as a dated table. Holidays are made by proclamation, sometimes
// at a few weeks' notice, so the table ends somewhere: see [Calendar.Known].
package calendar
