// An app on Slack's own framework: a command opens a form, the form posts a card, a button on the card redraws it.
import bolt from '@slack/bolt';
import { slack } from './stage.mjs';

const quiet = { debug() {}, info() {}, warn() {}, error: console.error, setLevel() {}, getLevel: () => 'error', setName() {} };

const words = (text) => ({ type: 'plain_text', text });

const card = (title, state, buttons) => ({
  text: `${title}: ${state}`,
  blocks: [
    { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: title, style: { bold: true } }, { type: 'text', text: `\n${state}` }] }] },
    ...(buttons ? [{ type: 'actions', elements: buttons }] : []),
  ],
});

const form = (text, channel) => ({
  type: 'modal', callback_id: 'suggest', private_metadata: channel, title: words('Suggest an item'), submit: words('Send'), notify_on_close: true,
  blocks: [
    { type: 'input', block_id: 'title', label: words('Title'), element: { type: 'plain_text_input', action_id: 'title', ...(text && { initial_value: text }) } },
    { type: 'input', block_id: 'about', label: words('What is it about?'), optional: true, element: { type: 'plain_text_input', action_id: 'about', multiline: true } },
    { type: 'input', block_id: 'group', label: words('Group'), element: { type: 'external_select', action_id: 'group', min_query_length: 2 } },
    { type: 'input', block_id: 'who', label: words('Who speaks to it'), element: { type: 'users_select', action_id: 'who' } },
    { type: 'input', block_id: 'day', label: words('By when'), element: { type: 'datepicker', action_id: 'day' } },
  ],
});

export function build(socketMode) {
  const app = new bolt.App({
    token: slack.token, signingSecret: slack.secret, appToken: slack.appToken, socketMode, logger: quiet,
    clientOptions: { slackApiUrl: slack.api, logger: quiet },
  });

  app.command('/agenda', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: form(body.text, body.channel_id) });
  });
  app.command('/late', async () => {});
  app.command('/echo', async ({ ack, body }) => ack({ text: `You typed: ${body.text}` }));

  app.options('group', async ({ ack, payload }) => {
    const found = ['Full LSP', 'Steering group'].filter((name) => name.startsWith(payload.value));
    await ack({ options: found.map((name) => ({ text: words(name), value: name.toLowerCase() })) });
  });

  app.view('suggest', async ({ ack, view, client }) => {
    const values = view.state.values;
    if (values.title.title.value.length < 6) return ack({ response_action: 'errors', errors: { title: 'A few more words, please.' } });
    await ack();
    const state = [values.group.group.selected_option.text.text, values.who.who.selected_user, values.day.day.selected_date].join(', ');
    await client.chat.postMessage({
      channel: 'C2', metadata: { event_type: 'card', event_payload: { key: 'k1' } },
      ...card(values.title.title.value, state, [{ type: 'button', action_id: 'agree', text: words('Agree'), value: 'agenda/agree/1', style: 'primary' }]),
    });
  });
  app.view({ callback_id: 'suggest', type: 'view_closed' }, async ({ ack, client, body }) => {
    await ack();
    await client.chat.postMessage({ channel: body.user.id, text: 'Your words are kept.' });
  });

  app.action('agree', async ({ ack, body, action, client, respond }) => {
    await ack();
    await client.chat.update({ channel: body.channel.id, ts: body.message.ts, ...card(action.value, `Agreed by ${body.user.id}`) });
    await respond({ text: 'Noted.', response_type: 'ephemeral' });
  });

  app.shortcut('make-item', async ({ ack, shortcut, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: form(shortcut.message.text, shortcut.channel.id) });
  });

  app.event('app_home_opened', async ({ event, client }) =>
    client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [{ type: 'header', text: words('What waits on you') }] } }));
  app.event('app_mention', async ({ say }) => say('I have passed it on.'));
  app.message(async ({ message, say }) => {
    if (message.channel_type === 'im') await say(`You wrote: ${message.text}`);
  });
  return app;
}
