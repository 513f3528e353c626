// An app on discord.js: a command opens a form, the form posts a card, a button on the card redraws it.
import { createServer } from 'node:http';
import {
  ApplicationCommandType, ButtonStyle, Client, ClientUser, ComponentType, ContextMenuCommandBuilder, Events, GatewayIntentBits, MessageFlags, Partials, REST,
  Routes, SlashCommandBuilder, TextInputStyle,
} from 'discord.js';
import { verifyKey } from 'discord-interactions';
import { discord } from './stage.mjs';

const groups = ['Full LSP', 'Steering group'];

export const commands = [
  new SlashCommandBuilder().setName('agenda').setDescription('Items for a meeting')
    .addSubcommand((sub) => sub.setName('submit').setDescription('Suggest an item')
      .addStringOption((o) => o.setName('title').setDescription('In a few words').setRequired(true))
      .addStringOption((o) => o.setName('group').setDescription('Which group').setAutocomplete(true)))
    .addSubcommand((sub) => sub.setName('slow').setDescription('Takes its time'))
    .addSubcommand((sub) => sub.setName('late').setDescription('Never answers'))
    .addSubcommand((sub) => sub.setName('file').setDescription('Gives a file')),
  new ContextMenuCommandBuilder().setName('Make this an item').setType(ApplicationCommandType.Message),
].map((c) => c.toJSON());

const input = (label, component) => ({ type: ComponentType.Label, label, component });

const form = (title, group) => ({
  custom_id: `suggest:${group}`, title: 'Suggest an item',
  components: [
    input('Title', { type: ComponentType.TextInput, custom_id: 'title', style: TextInputStyle.Short, value: title, min_length: 3 }),
    input('What is it about?', { type: ComponentType.TextInput, custom_id: 'about', style: TextInputStyle.Paragraph, required: false }),
    input('What is wanted', { type: ComponentType.StringSelect, custom_id: 'wants', options: ['Decide', 'Note'].map((label) => ({ label, value: label.toLowerCase() })) }),
    input('Who speaks to it', { type: ComponentType.UserSelect, custom_id: 'who' }),
    input('A paper', { type: ComponentType.FileUpload, custom_id: 'paper', required: false }),
  ],
});

const card = (lines, buttons = []) => ({
  flags: MessageFlags.IsComponentsV2, allowedMentions: { parse: [] },
  components: [{
    type: ComponentType.Container, accent_color: 0x336699,
    components: [
      ...lines.map((content) => ({ type: ComponentType.TextDisplay, content })),
      ...(buttons.length ? [{ type: ComponentType.ActionRow, components: buttons }] : []),
    ],
  }],
});

const plain = (text) => text.replace(/[^\p{L}\p{N}\s]/gu, '\\$&');

async function submitted(i) {
  const fields = i.fields;
  const who = fields.getSelectedUsers('who').first();
  const paper = fields.getUploadedFiles('paper')?.first();
  const read = paper ? await (await fetch(paper.url)).text() : 'no paper';
  await i.reply(card(
    [plain(fields.getTextInputValue('title')), `${i.customId.split(':')[1]}, ${fields.getStringSelectValues('wants')[0]}, ${who.username}, ${plain(read)}`],
    [{ type: ComponentType.Button, style: ButtonStyle.Primary, label: 'Agree', custom_id: 'agree' }],
  ));
}

async function commanded(i) {
  if (i.isMessageContextMenuCommand()) return i.showModal(form(i.targetMessage.content, 'Full LSP'));
  switch (i.options.getSubcommand()) {
    case 'submit':
      return i.showModal(form(i.options.getString('title'), i.options.getString('group') ?? ''));
    case 'slow':
      await i.deferReply({ flags: MessageFlags.Ephemeral });
      await i.editReply('Here it is.');
      return i.followUp({ content: 'And this.', flags: MessageFlags.Ephemeral });
    case 'file':
      return i.reply({ files: [{ attachment: Buffer.from('one,two\n'), name: 'list.csv', description: 'A list' }] });
  }
}

async function handle(i) {
  if (i.isAutocomplete()) {
    const found = groups.filter((name) => name.startsWith(i.options.getFocused()));
    return i.respond(found.map((name) => ({ name, value: name.toLowerCase() })));
  }
  if (i.isModalSubmit()) return submitted(i);
  if (i.isButton()) {
    const { flags, ...redrawn } = card([`Agreed by ${i.user.username}`]);
    await i.update(redrawn);
    return i.followUp({ content: 'Noted.', flags: MessageFlags.Ephemeral });
  }
  return commanded(i);
}

export async function build(overHTTP) {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages], partials: [Partials.Channel],
    rest: { api: discord.api, version: '10' },
  });
  client.on(Events.InteractionCreate, (i) => handle(i).catch(console.error));
  client.on(Events.MessageCreate, async (m) => {
    if (m.author.bot) return;
    if (!m.guildId) await m.reply(`You wrote: ${m.content}`);
    else if (m.mentions.has(client.user)) await m.channel.send('I have passed it on.');
  });
  await new REST({ api: discord.api, version: '10' }).setToken(discord.token).put(Routes.applicationCommands(discord.application), { body: commands });
  if (!overHTTP) {
    const ready = new Promise((done) => client.once(Events.ClientReady, done));
    await client.login(discord.token);
    await ready;
    return { client, stop: () => client.destroy() };
  }
  client.rest.setToken(discord.token);
  client.user = new ClientUser(client, await client.rest.get(Routes.user())); // who it is, READY would have said
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const genuine = await verifyKey(body, request.headers['x-signature-ed25519'], request.headers['x-signature-timestamp'], discord.publicKey);
    if (!genuine) return response.writeHead(401).end();
    const interaction = JSON.parse(body);
    if (interaction.type === 1) return response.writeHead(200, { 'content-type': 'application/json' }).end('{"type":1}');
    response.writeHead(202).end();
    client.actions.InteractionCreate.handle(interaction); // which the gateway would have called
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { client, url: `http://127.0.0.1:${server.address().port}`, stop: () => { server.close(); server.closeAllConnections(); client.destroy(); } };
}
