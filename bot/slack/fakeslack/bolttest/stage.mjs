// The test's way to the people of the fake Slack, which runs in the Go test that started this one.
const control = process.env.FAKESLACK_CONTROL;

export const skip = control ? false : 'SKIPPED: started by the Go test of bot/slack/fakeslack, which has the fake Slack';
export const slack = skip ? {} : JSON.parse(process.env.FAKESLACK);

async function ask(body) {
  const answer = await fetch(control, { method: 'POST', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${JSON.stringify(body)}: ${await answer.text()}`);
  return answer.json();
}

// person('U1').types('/agenda', 'C1') has somebody do something and gives back what they see or what came of it.
export const person = (user) =>
  new Proxy({}, { get: (_, verb) => (...args) => ask({ user, verb, args: args.map(String) }) });

export const deliverTo = (url) => ask({ user: 'U1', verb: 'deliver', args: [url] });
