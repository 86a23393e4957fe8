import { openCompressor, openFiles, openStore } from '../src/app.ts';
import { type Config, readConfig, readEnvironment, variables } from '../src/config.ts';
import { HalftoneError } from '../src/domain/halftone-error.ts';
import { explainFailure } from '../src/installation/explain-failure.ts';
import { describeSetup, unreachableLinks } from '../src/start-message.ts';
import { collectingLogger } from './collecting-logger.ts';
import { misspeltVariables } from './misspelt-variables.ts';
import { trialDataDir } from './trial-data-dir.ts';

/**
 * Opens what a server opens as it starts, and closes it again. Each part that works is a line on standard output,
 * each reason why one does not is a line on standard error. A DATA_DIR that holds nothing is left as it was.
 *
 * @returns whether a server could start here
 */
export async function checkSetup(): Promise<boolean> {
  const config = await attempt('environment', 'every value is valid', async () =>
    readConfig(readEnvironment()),
  );
  if (config === null) return false;
  const { store, files, threads, access } = describeSetup(config);

  const trial = await trialDataDir(config.dataDir);
  const data = await tryData({ ...config, dataDir: trial.path }, { store, files }).finally(trial.remove);
  const compressor = await attempt('compressor', `${threads} threads`, () => tryCompressor(config));

  say('ok', 'access', access);
  note(config);
  return data && compressor !== null;
}

/** The store, and the files while it is open: only its owner may touch them. */
async function tryData(config: Config, { store, files }: { store: string; files: string }): Promise<boolean> {
  const opened = await attempt('store', store, () => openStore(config));
  if (opened === null) {
    say('note', 'files', 'not tried without the store');
    return false;
  }
  try {
    const disk = await attempt('files', files, async () => {
      const tried = await openFiles(config);
      await tried.ping().finally(() => tried.close());
      return tried;
    });
    return disk !== null;
  } finally {
    await opened.close();
  }
}

async function tryCompressor(config: Config): Promise<true> {
  const { logger, lines } = collectingLogger();
  try {
    await (await openCompressor(config, null, logger)).close();
    return true;
  } catch (error) {
    // Of what a process prints as it breaks, the line that names the error.
    const telling = lines.find((line) => /\bError\b/.test(line)) ?? lines.at(-1);
    const reason = [explainFailure(error), ...(telling === undefined ? [] : [telling])].join('\n');
    throw new HalftoneError('COMPRESSION_UNAVAILABLE', 503, reason);
  }
}

function note(config: Config): void {
  const links = unreachableLinks(config, `http://${config.host}:${config.port}`);
  if (links !== null) say('note', 'links', links);
  const given = Object.keys(readEnvironment());
  for (const { name, meant } of misspeltVariables(given, Object.keys(variables.shape))) {
    say('note', 'environment', `${name} is not read. Is ${meant} meant?`);
  }
}

/** What `work` gives, said to be `fine`; null when it fails, with the reasons said. */
async function attempt<T>(part: string, fine: string, work: () => Promise<T>): Promise<T | null> {
  try {
    const result = await work();
    say('ok', part, fine);
    return result;
  } catch (error) {
    for (const reason of explainFailure(error).split('\n')) say('FAILED', part, reason);
    return null;
  }
}

function say(how: 'ok' | 'note' | 'FAILED', part: string, text: string): void {
  const stream = how === 'FAILED' ? process.stderr : process.stdout;
  stream.write(`${how.padEnd(6)}  ${part.padEnd(11)}  ${text}\n`);
}
