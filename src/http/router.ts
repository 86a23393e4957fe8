import { HalftoneError } from '../domain/halftone-error.ts';
import type { Exchange, Route } from './exchange.ts';
import { notFound } from './http-error.ts';
import { sendError } from './send-error.ts';

/** Hands an exchange to the first route with its path; every error ends here, as an answer. */
export async function answerBy(routes: readonly Route[], exchange: Exchange): Promise<void> {
  const { request, response, path } = exchange;
  try {
    for (const route of routes) {
      const match = route.path.exec(path);
      if (match === null) continue;
      if (!route.methods.includes(request.method ?? '')) {
        response.setHeader('Allow', route.methods.join(', '));
        throw new HalftoneError('METHOD_NOT_ALLOWED', 405, `Use ${route.methods.join(' or ')} here.`);
      }
      return await route.answer(exchange, match.slice(1));
    }
    throw notFound();
  } catch (error) {
    sendError(exchange, error);
  }
}
