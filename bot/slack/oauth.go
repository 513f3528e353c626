package slack

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	slackgo "github.com/slack-go/slack"
)

// exchangeWithin bounds one exchange with Slack. It is shorter than renewWithin, so that whoever renews a token is done, one
// way or the other, before somebody else tries.
const exchangeWithin = 20 * time.Second

// app is our app towards Slack's OAuth.
type app struct {
	id, secret string
	api        string // base of the Web API, with a slash at its end
	client     *http.Client
	now        func() time.Time
}

// authorize is the address of the page on which somebody allows us in. It stands beside the Web API, also on GovSlack.
func (a app) authorize(state, redirect string) string {
	query := url.Values{"client_id": {a.id}, "scope": {strings.Join(scopeNames(scopes), ",")}, "state": {state}, "redirect_uri": {redirect}}
	return strings.TrimSuffix(a.api, "api/") + "oauth/v2/authorize?" + query.Encode()
}

// redeem turns the code that somebody brought back from that page into credentials.
func (a app) redeem(ctx context.Context, code, redirect string) (credentials, error) {
	ctx, cancel := context.WithTimeout(ctx, exchangeWithin)
	defer cancel()
	answer, err := slackgo.GetOAuthV2ResponseContext(ctx, a.client, a.id, a.secret, code, redirect, slackgo.OAuthOptionAPIURL(a.api))
	if err != nil {
		return credentials{}, fmt.Errorf("redeem a code: %w", err)
	}
	return a.read(answer)
}

// renew buys the next token. The refresh token that pays for it is worth nothing afterwards.
func (a app) renew(ctx context.Context, refresh string) (credentials, error) {
	ctx, cancel := context.WithTimeout(ctx, exchangeWithin)
	defer cancel()
	answer, err := slackgo.RefreshOAuthV2TokenContext(ctx, a.client, a.id, a.secret, refresh, slackgo.OAuthOptionAPIURL(a.api))
	if err != nil {
		return credentials{}, fmt.Errorf("renew a token: %w", err)
	}
	return a.read(answer)
}

// test asks Slack what it makes of a token: its code for why it takes it no more, else nothing.
func (a app) test(ctx context.Context, token string) (code string) {
	_, err := slackgo.New(token, slackgo.OptionAPIURL(a.api), slackgo.OptionHTTPClient(a.client)).AuthTestContext(ctx)
	return refusal(err)
}

func (a app) read(answer *slackgo.OAuthV2Response) (credentials, error) {
	c := credentials{
		Token: answer.AccessToken, Refresh: answer.RefreshToken, Team: answer.Team.ID, Org: answer.Enterprise.ID, Name: answer.Team.Name,
		App: answer.AppID, Bot: answer.BotUserID, Scopes: strings.Split(answer.Scope, ","), By: answer.AuthedUser.ID, At: a.now(),
	}
	if answer.ExpiresIn > 0 {
		c.Expires = c.At.Add(time.Duration(answer.ExpiresIn) * time.Second)
	}
	if answer.IsEnterpriseInstall {
		c.Team, c.Name = "", answer.Enterprise.Name
	}
	if c.Token == "" || c.key() == "" {
		return credentials{}, errors.New("read what Slack granted: no token, or nobody's")
	}
	return c, nil
}

// refusal is the code with which Slack said no to an exchange; empty, if it did not say so.
func refusal(err error) string {
	if refused, ok := errors.AsType[slackgo.SlackErrorResponse](err); ok {
		return refused.Err
	}
	return ""
}
