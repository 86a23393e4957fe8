import type http from 'node:http';
import type https from 'node:https';
import { Socket, type TcpNetConnectOpts } from 'node:net';
import type { Duplex } from 'node:stream';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { createAddressRules } from './address-rules.ts';
import { createGuardedConnection, type GuardedConnection } from './guarded-connection.ts';
import { createUrlRules } from './url-rules.ts';

type Connected = (error: Error | null, socket: Duplex) => void;

export interface GuardedAgents {
  readonly httpAgent: http.Agent;
  readonly httpsAgent: https.Agent;
  /**
   * To be asked before each request and each redirect.
   *
   * @param base what a redirect's target is relative to
   * @throws RefusedUrlError
   */
  checkUrl(url: string, base?: URL): URL;
  /** Ends all connections. */
  close(): void;
}

/** Sockets to one origin; callers hold their own, lower limits, so that nothing ever queues in an agent. */
const maxSockets = 256;
const maxFreeSockets = 8;
/** Milliseconds an unused connection is kept. */
const keepFor = 15_000;

/**
 * Agents that only reach the public internet and the exempt addresses, for URLs that strangers typed. A
 * refused connection fails its request with RefusedUrlError (axios keeps it as the error's `cause`).
 *
 * @param allowedAddresses CIDRs exempt from the blocks of private addresses and of ports
 */
export function createGuardedAgents(allowedAddresses: readonly string[]): GuardedAgents {
  const judge = createAddressRules(allowedAddresses);
  const rules = createUrlRules(judge, allowedAddresses.length > 0);
  const exempted: string[] = [];
  const connection = createGuardedConnection(judge, rules, exempted);
  const options = {
    keepAlive: true,
    maxSockets,
    maxFreeSockets,
    timeout: keepFor,
    allowIPAddressList: exempted,
  };
  const httpAgent = new GuardedHttpAgent(options, connection);
  const httpsAgent = new GuardedHttpsAgent(options, connection);
  return {
    httpAgent,
    httpsAgent,
    checkUrl: rules.checkUrl,
    close() {
      httpAgent.destroy();
      httpsAgent.destroy();
    },
  };
}

type AgentOptions = ConstructorParameters<typeof RequestFilteringHttpsAgent>[0];

class GuardedHttpAgent extends RequestFilteringHttpAgent {
  readonly #connection: GuardedConnection;

  constructor(options: AgentOptions, connection: GuardedConnection) {
    super(options);
    this.#connection = connection;
  }

  override createConnection(options: TcpNetConnectOpts, connected?: Connected): Duplex {
    return connectUnlessRefused(this.#connection, options, connected, (guarded) =>
      super.createConnection(guarded, connected),
    );
  }
}

class GuardedHttpsAgent extends RequestFilteringHttpsAgent {
  readonly #connection: GuardedConnection;

  constructor(options: AgentOptions, connection: GuardedConnection) {
    super(options);
    this.#connection = connection;
  }

  override createConnection(options: TcpNetConnectOpts, connected?: Connected): Duplex {
    return connectUnlessRefused(this.#connection, options, connected, (guarded) =>
      super.createConnection(guarded, connected),
    );
  }
}

function connectUnlessRefused(
  connection: GuardedConnection,
  options: TcpNetConnectOpts,
  connected: Connected | undefined,
  connect: (guarded: TcpNetConnectOpts) => Duplex,
): Duplex {
  let guarded: TcpNetConnectOpts;
  try {
    guarded = connection.prepare(options);
  } catch (refusal) {
    // An agent reports through its callback; thrown from here it would escape the request.
    const socket = new Socket();
    if (connected) connected(refusal as Error, socket);
    else socket.destroy(refusal as Error);
    return socket;
  }
  return connect(guarded);
}
