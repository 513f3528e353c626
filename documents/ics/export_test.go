package ics

// For the tests of the year of Lewisham, which stand outside.
var (
	Golden       = golden
	ReadStrictly = read
	ReadByIcalJS = icaljs
	AsIcalJSHas  = ours
)
