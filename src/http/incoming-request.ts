import { IncomingMessage } from 'node:http';

/** What Node's parser found: whether a message asks for another protocol. */
const asked = new WeakSet<IncomingMessage>();

/**
 * A request for which only a WebSocket is another protocol. A server may ignore any other `Upgrade`, such as the `h2c`
 * of `curl --http2` (RFC 9110, section 7.8), but a Node server that listens for upgrades gets every one of them as an
 * upgrade, and its body with it. Node asks the request's `upgrade` before it hands it over, so that the answer is given
 * here; `shouldUpgradeCallback` does the same from Node 24 on.
 */
export class IncomingRequest extends IncomingMessage {
  get upgrade(): boolean {
    return asked.has(this) && (this.method === 'CONNECT' || isWebSocket(this.headers.upgrade));
  }

  set upgrade(isAsked: boolean | null) {
    if (isAsked) asked.add(this);
    else asked.delete(this);
  }
}

function isWebSocket(protocol: string | undefined): boolean {
  return protocol?.trim().toLowerCase() === 'websocket';
}
