// The least that an app on Slack's own framework does with a slash command: it keeps the words in Redis by one XADD, and
// thanks. What a press costs here is what a press costs in the secretariat compared with.
'use strict';

const { App } = require('@slack/bolt');
const { createClient } = require('redis');

async function main([port, redisURL, slackURL, signingSecret]) {
  const redis = createClient({ url: redisURL });
  await redis.connect();
  const app = new App({
    token: 'of the bench',
    botId: 'BBOT',
    botUserId: 'UBOT',
    signingSecret,
    clientOptions: { slackApiUrl: slackURL },
    logLevel: 'error',
  });
  app.command('/contact', async ({ command, ack }) => {
    await redis.xAdd('words', '*', { user: command.user_id, text: command.text });
    await ack('Thank you. The secretariat has your message and will answer you.');
  });
  await app.start(Number(port));
}

main(process.argv.slice(2));
