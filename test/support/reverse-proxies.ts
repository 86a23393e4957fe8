import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findOnPath } from './find-on-path.ts';
import { testCertificate } from './image-server.ts';
import { waitFor } from './wait-for.ts';

export interface ReverseProxy {
  /** `https://localhost:<port>`; its certificate is `testCertificate`. */
  readonly url: string;
  stop(): Promise<void>;
}

export interface ProxyKind {
  readonly proxy: string;
  /** @param port where the proxy is to listen; @param upstream `127.0.0.1:<port>` of the server */
  start(port: number, upstream: string): Promise<ReverseProxy>;
}

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const key = file('./test-tls-key.pem');
const certificate = file('./test-tls-certificate.pem');

/** The reverse proxies that can be had here, run with the files of docs/operate/; what cannot is printed as skipped. */
export function proxiesFor(tests: string): ProxyKind[] {
  return [
    { proxy: 'nginx', start: startNginx },
    { proxy: 'caddy', start: startCaddy },
  ].filter(({ proxy }) => {
    if (findOnPath(proxy) !== null) return true;
    process.stderr.write(`SKIPPED: ${tests} behind ${proxy}: no ${proxy} on PATH. Debian has it: ${proxy}\n`);
    return false;
  });
}

async function startNginx(port: number, upstream: string): Promise<ReverseProxy> {
  const folder = await mkdtemp(join(tmpdir(), 'halftone-nginx-'));
  const given = await readFile(file('../../docs/operate/nginx.conf'), 'utf8');
  const site = replaced(given, [
    ['127.0.0.1:4000', upstream],
    ['listen 80;', `listen 127.0.0.1:${await freePort()};`],
    ['listen 443 ssl', `listen 127.0.0.1:${port} ssl`],
    ['server_name images.example.com', 'server_name localhost'],
    ['/etc/ssl/halftone/fullchain.pem', certificate],
    ['/etc/ssl/halftone/privkey.pem', key],
  ]);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  await mkdir(join(folder, 'temp'));
  const lines = temporary.map((name) => `${name}_temp_path ${folder}/temp/${name};`);
  await writeFile(join(folder, 'site.conf'), site);
  await writeFile(
    join(folder, 'nginx.conf'),
    `daemon off; master_process off; pid ${folder}/pid; error_log stderr;
     events {} http { access_log off; ${lines.join(' ')} include ${folder}/site.conf; }`,
  );
  const child = run('nginx', ['-p', folder, '-e', 'stderr', '-c', join(folder, 'nginx.conf')]);
  return whenListening(child, port, folder);
}

async function startCaddy(port: number, upstream: string): Promise<ReverseProxy> {
  const folder = await mkdtemp(join(tmpdir(), 'halftone-caddy-'));
  const given = await readFile(file('../../docs/operate/Caddyfile'), 'utf8');
  // The tests' certificate: no authority issues one for localhost.
  const site = replaced(given, [
    ['127.0.0.1:4000', upstream],
    [/^images\.example\.com \{/m, `https://localhost:${port} {\n\ttls ${certificate} ${key}`],
  ]);
  const options = `{\n\tadmin off\n\tauto_https disable_redirects\n\tstorage file_system ${folder}\n}\n`;
  await writeFile(join(folder, 'Caddyfile'), options + site);
  const child = run('caddy', ['run', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')], {
    HOME: folder,
  });
  return whenListening(child, port, folder);
}

function replaced(text: string, places: readonly (readonly [string | RegExp, string])[]): string {
  return places.reduce((all, [place, value]) => {
    const next = all.replaceAll(typeof place === 'string' ? place : new RegExp(place, 'gm'), () => value);
    if (next === all) throw new Error(`the file has no ${place}`);
    return next;
  }, text);
}

function run(program: string, parameters: readonly string[], environment = {}): ChildProcess {
  return spawn(findOnPath(program) ?? program, parameters, {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

async function whenListening(child: ChildProcess, port: number, folder: string): Promise<ReverseProxy> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + String(chunk)).slice(-4_000);
  });
  const ended = once(child, 'exit');
  const url = `https://localhost:${port}`;
  await waitFor('the proxy to listen', async () => {
    if (child.exitCode !== null) throw new Error(`the proxy ended: ${said}`);
    return (await answers(url)) ? true : null;
  });
  return {
    url,
    async stop() {
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function answers(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    request(`${url}/health`, { ca: testCertificate, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    })
      .on('error', () => resolve(false))
      .end();
  });
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
