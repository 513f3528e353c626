// Package imports keeps the rooms of the house apart. It holds a table of what each folder may import, and a test that
// reads every Go file of the module and compares.
//
// The files are parsed in-process: a test that runs "go list" is cached by "go test", which does not see that the answer
// would now be another.
package imports
