// Package calendar knows days as a secretariat counts them: civil dates, wall-clock times in one zone, and which
// days are worked.
//
// It holds the bank holidays of the United Kingdom as a dated table. Holidays are made by proclamation, sometimes
// at a few weeks' notice, so the table ends somewhere: see [Calendar.Known].
package calendar
