package config

// settings is the table of everything that can be set, in the order in which .env.example explains it.
var settings = []setting{
	{name: "SLACK_BOT_TOKEN", secret: true, put: secret(func(c *Config) *Secret { return &c.Slack.BotToken }, not("xapp-", "SLACK_APP_TOKEN"))},
	{name: "SLACK_APP_TOKEN", secret: true, put: secret(func(c *Config) *Secret { return &c.Slack.AppToken }, not("xoxb-", "SLACK_BOT_TOKEN"))},
	{name: "SLACK_SIGNING_SECRET", secret: true, put: secret(func(c *Config) *Secret { return &c.Slack.SigningSecret }, anything)},
	{name: "SLACK_CLIENT_ID", put: text(func(c *Config) *string { return &c.Slack.ClientID }, anything)},
	{name: "SLACK_CLIENT_SECRET", secret: true, put: secret(func(c *Config) *Secret { return &c.Slack.ClientSecret }, anything)},
	{name: "SLACK_API_URL", put: text(func(c *Config) *string { return &c.Slack.APIURL }, webAddress)},
	{name: "SLACK_COMMAND_PREFIX", put: text(func(c *Config) *string { return &c.Slack.CommandPrefix }, anything)},
	{name: "DISCORD_TOKEN", secret: true, put: secret(func(c *Config) *Secret { return &c.Discord.Token }, anything)},
	{name: "DISCORD_APPLICATION_ID", put: text(func(c *Config) *string { return &c.Discord.ApplicationID }, anything)},
	{name: "DISCORD_PUBLIC_KEY", put: text(func(c *Config) *string { return &c.Discord.PublicKey }, publicKey)},
	{name: "DISCORD_API_URL", put: text(func(c *Config) *string { return &c.Discord.APIURL }, webAddress)},
	{name: "DISCORD_SHARD", put: putShard},
	{name: "REDIS_URL", secret: true, put: secret(func(c *Config) *Secret { return &c.RedisURL }, begins("redis://", "rediss://", "redis+sentinel://", "redis+cluster://"))},
	{name: "REDIS_MAY_FORGET", put: yesOrNo(func(c *Config) *bool { return &c.MayForget })},
	{name: "SMTP_URL", secret: true, put: secret(func(c *Config) *Secret { return &c.SMTPURL }, begins("smtp://", "smtps://"))},
	{name: "SMTP_FROM", put: text(func(c *Config) *string { return &c.SMTPFrom }, mailAddress)},
	{name: "PUBLIC_URL", put: putPublicURL},
	{name: "ENCRYPTION_KEY", secret: true, put: secret(func(c *Config) *Secret { return &c.EncryptionKey }, encryptionKey)},
	{name: "HTTP_ADDR", fallback: ":8080", put: text(func(c *Config) *string { return &c.HTTPAddr }, hostPort)},
	{name: "DATA_DIR", fallback: "data", put: text(func(c *Config) *string { return &c.DataDir }, anything)},
	{name: "TERMS", put: text(func(c *Config) *string { return &c.Terms }, anything)},
	{name: "LOG_LEVEL", fallback: "info", put: putLogLevel},
}
