import type { ServerResponse } from 'node:http';
import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { nonceOf } from '#app/server/request-id.ts';

const year = 31_536_000;
const self = ["'self'"];
const none = ["'none'"];

/** What browsers may do with our answers: run only scripts that bear this response's nonce, and tell nobody else. */
export function securityHeaders(secure: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: none,
        scriptSrc: [
          (_request, response: ServerResponse) => `'nonce-${nonceOf(response as Response)}'`,
          "'strict-dynamic'",
        ],
        styleSrc: self,
        imgSrc: [...self, 'data:'],
        fontSrc: self,
        connectSrc: self,
        formAction: self,
        baseUri: none,
        frameAncestors: none,
        objectSrc: none,
        ...(secure && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: secure && { maxAge: year, includeSubDomains: true },
    // Not `no-referrer`: with that, browsers send `Origin: null` with our own forms.
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
    xXssProtection: false,
  });
}

/** Every answer may be about a child, so nothing is kept by a browser or on the way; assets say otherwise themselves. */
export const keepNothing: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Robots-Tag', 'noindex, nofollow');
  response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
  next();
};
