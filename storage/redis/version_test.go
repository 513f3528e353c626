package redis

import "testing"

// What servers say of themselves, in the lines that matter of INFO.
func TestVersions(t *testing.T) {
	t.Parallel()
	for info, old := range map[string]bool{
		"# Server\r\nredis_version:5.0.14\r\n": true,
		"redis_version:6.0.16\r\n":             true,
		"redis_version:6.2.14\r\n":             false,
		"redis_version:7.0.15\r\n":             false,
		"redis_version:8.2.1\r\n":              false,
		"redis_version:7.2.4\r\nserver_name:valkey\r\nvalkey_version:8.0.1\r\n":           false,
		"redis_version:255.255.255\r\n":                                                   false, // one built from unreleased source
		"# Server\r\nredis_mode:standalone\r\nmaxmemory_policy:noeviction\r\nother:1\r\n": false, // which does not say
	} {
		var s settings
		s.readInfo(info)
		var found Findings
		found.add(s)
		if (len(found.Old) == 1) != old {
			t.Errorf("%q: got %q, want too old %t", info, found.Old, old)
		}
	}
}
