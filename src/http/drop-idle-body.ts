import type { IncomingMessage } from 'node:http';

/**
 * Drops a request whose body has stood still for `idle` milliseconds. Time in which this side does not read
 * (a slow disk) is not the client's and does not count.
 */
export function dropIdleBody(request: IncomingMessage, idle: number): void {
  let bytes = -1;
  let movedAt = performance.now();
  const look = setInterval(
    () => {
      const now = performance.now();
      if (request.complete || request.destroyed) return stop();
      if (request.socket.bytesRead !== bytes || request.readableFlowing === false) {
        bytes = request.socket.bytesRead;
        movedAt = now;
      } else if (now - movedAt >= idle) request.destroy();
    },
    Math.min(1000, idle / 4),
  );
  const stop = () => clearInterval(look);
  request.once('close', stop);
}
