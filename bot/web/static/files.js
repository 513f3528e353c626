// Files of a form. They are read in the page when the form is sent, and go with its values byte for byte.

function inputs(form) {
  return [...form.querySelectorAll('input[type=file]')];
}

function complain(input, about) {
  const field = input.closest('.field');
  for (const kind of ['large', 'unread']) field.querySelector(`[data-${kind}]`).hidden = kind !== about;
  input.toggleAttribute('aria-invalid', false);
  if (about) input.setAttribute('aria-invalid', 'true');
}

function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result.slice(reader.result.indexOf(',') + 1)));
    reader.addEventListener('error', () => reject(reader.error));
    reader.readAsDataURL(file);
  });
}

/** Whether what is chosen is small enough; where it is not, that is said beside the field. */
export function fits(input) {
  const large = input.files.length > 0 && input.files[0].size > Number(input.dataset.most);
  complain(input, large ? 'large' : null);
  return !large;
}

/** The files that are chosen in a form, by field; null where one of them cannot be sent, which is said beside its field. */
export async function chosen(form) {
  const files = {};
  for (const input of inputs(form)) {
    const [file] = input.files;
    if (!file) continue;
    let about = fits(input) ? null : 'large';
    try {
      if (!about) files[input.name] = { name: file.name, data: await base64(file) };
    } catch {
      about = 'unread';
    }
    if (about) {
      complain(input, about);
      input.focus();
      return null;
    }
  }
  return files;
}

/** Remembers what is chosen in a form, and chooses it again in the one that is drawn in its place. */
export function carry(form) {
  const before = new Map(inputs(form).map((input) => [input.name, input.files]));
  return (drawn) => {
    for (const input of inputs(drawn)) if (before.has(input.name)) input.files = before.get(input.name);
  };
}
