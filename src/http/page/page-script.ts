/** The page's script as it is sent; a string, so that the build needs no step for it. */
export const pageScript = String.raw`
const $ = (id) => document.getElementById(id);
const issueFields = 'message ... on CsvRejectedError { totalIssues issues { line column value message } }';
const uploadMutation = 'mutation ($file: Upload!) { uploadCsv(file: $file) { __typename ... on Request { id } ... on Error { ' + issueFields + ' } } }';
const progressSubscription = 'subscription ($requestId: ID!, $after: String) { requestProgress(requestId: $requestId, after: $after) { cursor request { label status outputCsvUrl progress { percent images imagesSucceeded imagesFailed imagesSkipped bytesIn bytesOut imagesPerSecond secondsLeft } } products { name serialNumber line images { inputUrl outputUrl status bytesIn bytesOut savedRatio error { message } } } } }';
const megabytes = (bytes) => (bytes / 1e6).toFixed(bytes < 1e7 ? 2 : 0) + ' MB';
const words = (status) => status.toLowerCase().replaceAll('_', ' ').replace(/^./, (letter) => letter.toUpperCase());
const rowsShown = 200;

function headers(more) {
  const key = sessionStorage.getItem('key');
  return { 'graphql-require-preflight': 'page', ...(key ? { authorization: 'Bearer ' + key } : {}), ...more };
}

function say(text) { $('message').textContent = text; }

async function needsKey(response) {
  if (response.status !== 401) return false;
  $('key').hidden = false;
  $('upload').hidden = false;
  say('This server needs an API key. Enter it, then try again.');
  return true;
}

function addRow(table, cells, first) {
  const row = table.tBodies[0].insertRow(first ? 0 : -1);
  for (const { text, href, bad } of cells) {
    const cell = row.insertCell();
    const holder = href ? cell.appendChild(document.createElement('a')) : cell;
    if (href) holder.href = href;
    if (bad) cell.className = 'bad';
    holder.textContent = text;
  }
}

async function upload(file) {
  if (!file) return;
  say('');
  $('issues').hidden = true;
  $('issues').tBodies[0].replaceChildren();
  const body = new FormData();
  body.append('operations', JSON.stringify({ query: uploadMutation, variables: { file: null } }));
  body.append('map', '{"0":["variables.file"]}');
  body.append('0', file, file.name);
  try {
    const response = await fetch('/graphql', { method: 'POST', headers: headers({}), body });
    if (await needsKey(response)) return;
    const { data, errors } = await response.json();
    const result = data?.uploadCsv;
    if (result?.__typename === 'Request') {
      history.pushState(null, '', '/requests/' + result.id);
      return watch(result.id);
    }
    say(result?.message ?? errors?.[0]?.message ?? 'The upload failed.');
    for (const { line, column, value, message } of result?.issues ?? []) {
      $('issues').hidden = false;
      addRow($('issues'), [line, column ?? '', value ?? '', message].map((text) => ({ text })));
    }
  } catch {
    say('The upload was interrupted. Check the connection, and try again.');
  }
}

async function watch(requestId) {
  $('upload').hidden = true;
  $('request').hidden = false;
  let after = null;
  for (let wait = 500; ; wait = Math.min(wait * 2, 8000)) {
    try {
      const finished = await follow(requestId, after, (event) => { after = event.cursor; wait = 500; show(event); });
      if (finished) return;
    } catch { /* the connection broke: connect again, from the cursor */ }
    $('status').textContent = 'Connecting again…';
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

/** One connection; true when there is nothing more to come. */
async function follow(requestId, after, onEvent) {
  const body = JSON.stringify({ query: progressSubscription, variables: { requestId, after } });
  const wanted = headers({ accept: 'text/event-stream', 'content-type': 'application/json' });
  const response = await fetch('/graphql', { method: 'POST', headers: wanted, body });
  if (await needsKey(response)) return true;
  if (!response.ok) throw new Error('HTTP ' + response.status);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let text = ''; ; ) {
    const { done, value } = await reader.read();
    if (done) return false;
    const messages = (text + value).split('\n\n');
    text = messages.pop();
    for (const message of messages) {
      if (message.startsWith('event: complete')) return true;
      const data = message.split('\n').find((line) => line.startsWith('data: {'));
      if (!data) continue;
      const result = JSON.parse(data.slice(6));
      if (result.errors) { say(result.errors[0].message); return result.errors[0].extensions?.code === 'NOT_FOUND'; }
      onEvent(result.data.requestProgress);
    }
  }
}

function show({ request, products }) {
  const { percent, images, imagesSucceeded, imagesFailed, bytesIn, bytesOut, imagesPerSecond, secondsLeft } = request.progress;
  say('');
  $('status').textContent = (request.label ? request.label + ': ' : '') + words(request.status);
  document.title = Math.floor(percent) + ' % · Halftone';
  $('bar').value = percent;
  $('output').href = request.outputCsvUrl;
  const numbers = [imagesSucceeded + ' of ' + images + ' images', imagesFailed + ' failed', megabytes(bytesIn - bytesOut) + ' saved' + (bytesIn ? ' (' + Math.round((1 - bytesOut / bytesIn) * 100) + ' %)' : '')];
  if (imagesPerSecond) numbers.push(imagesPerSecond.toFixed(1) + ' images/s');
  if (secondsLeft) numbers.push('about ' + Math.ceil(secondsLeft) + ' s left');
  $('numbers').textContent = numbers.join(' · ');
  for (const product of products.slice(-rowsShown)) {
    for (const image of product.images) {
      const about = { text: product.name ?? product.serialNumber ?? 'line ' + product.line };
      const link = { text: image.inputUrl.split('/').pop().slice(0, 60), href: image.outputUrl ?? undefined };
      const rest = image.status === 'SUCCEEDED'
        ? [megabytes(image.bytesIn), megabytes(image.bytesOut), Math.round(image.savedRatio * 100) + ' %'].map((text) => ({ text }))
        : [{ text: '' }, { text: '' }, { text: image.error?.message ?? words(image.status), bad: true }];
      addRow($('products'), [about, link, ...rest], true);
    }
  }
  const rows = $('products').tBodies[0].rows;
  while (rows.length > rowsShown) rows[rows.length - 1].remove();
}

function start() {
  const requestId = /^\/requests\/(req_\w+)$/.exec(location.pathname)?.[1];
  if (requestId) watch(requestId);
}

$('file').addEventListener('change', ({ target }) => upload(target.files[0]));
$('keyValue').addEventListener('change', ({ target }) => { sessionStorage.setItem('key', target.value.trim()); say(''); start(); });
$('upload').addEventListener('submit', (event) => event.preventDefault());
addEventListener('dragover', (event) => { event.preventDefault(); document.body.classList.add('over'); });
addEventListener('dragleave', () => document.body.classList.remove('over'));
addEventListener('drop', (event) => { event.preventDefault(); document.body.classList.remove('over'); upload(event.dataTransfer.files[0]); });
addEventListener('popstate', () => location.reload());
start();
`;
