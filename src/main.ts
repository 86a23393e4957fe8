import { type App, startApp } from './app.ts';
import { type Config, readConfig, readEnvironment } from './config.ts';
import { HalftoneError } from './domain/halftone-error.ts';
import { explainFailure } from './installation/explain-failure.ts';
import { version } from './installation/version.ts';
import { createLogger } from './log/create-logger.ts';
import { createRedactor } from './log/redact.ts';
import { describeSetup, startMessage } from './start-message.ts';

/** A start that takes longer is given up, milliseconds (docs/contract.md “Start and end”). */
const startDeadline = 20_000;

/** An end that takes longer is cut short; what was under way is claimed again at the next start. */
const closeDeadline = 9_500;

const config = configOrExit();
const { logLevel: level, logFormat: format, secrets } = config;
const logger = createLogger({ level, format, secrets });
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => {
    logger.fatal({ err: error }, 'Halftone ends because of an error that nothing caught');
    process.exit(1);
  });
}
const app = await startedOrExit(config);
const facts = { url: app.url, graphiql: `${app.url}/graphql`, version, ...describeSetup(config) };
logger.info(facts, startMessage(config, app.url));

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    logger.info({ signal }, 'closing');
    setTimeout(() => process.exit(0), closeDeadline).unref();
    void app.close().then(
      () => {
        logger.info('Halftone has stopped');
        process.exit(0);
      },
      (error: unknown) => {
        logger.error({ err: error }, 'closing failed');
        process.exit(0);
      },
    );
  });
}

function configOrExit(): Config {
  try {
    return readConfig(readEnvironment());
  } catch (error) {
    return exitWith(error);
  }
}

async function startedOrExit(settings: Config): Promise<App> {
  const seconds = startDeadline / 1000;
  const deadline = setTimeout(() => {
    exitWith(new HalftoneError('START_TIMEOUT', 503, `Halftone did not start within ${seconds} seconds.`));
  }, startDeadline);
  try {
    return await startApp(settings, logger);
  } catch (error) {
    return exitWith(error, secrets);
  } finally {
    clearTimeout(deadline);
  }
}

function exitWith(error: unknown, hidden: readonly string[] = []): never {
  const text = explainFailure(error);
  // What Halftone itself has to say may show how a setting is written; of anything else nothing is known.
  const message = error instanceof HalftoneError ? text : createRedactor(hidden)(text);
  process.stderr.write(`${message}
`);
  process.exit(1);
}
