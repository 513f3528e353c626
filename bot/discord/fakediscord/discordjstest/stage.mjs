// The test's way to the people of the fake Discord, which runs in the Go test that started this one.
const control = process.env.FAKEDISCORD_CONTROL;

export const skip = control ? false : 'SKIPPED: started by the Go test of bot/discord/fakediscord, which has the fake Discord';
export const discord = skip ? {} : JSON.parse(process.env.FAKEDISCORD);

async function ask(body) {
  const answer = await fetch(control, { method: 'POST', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${JSON.stringify(body)}: ${await answer.text()}`);
  return answer.json();
}

// person('2001').types('/agenda submit', '3001') has somebody do something and gives back what they see or what came of it.
export const person = (user) =>
  new Proxy({}, { get: (_, verb) => (...args) => ask({ user, verb, args: args.map(String) }) });

export const deliverTo = (url) => ask({ user: '2001', verb: 'deliver', args: [url] });
export const probe = () => ask({ user: '2001', verb: 'probe', args: [] });
export const reconnect = () => ask({ user: '2001', verb: 'reconnect', args: [] });
