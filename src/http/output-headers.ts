/** Of pictures that any page may show and that nothing inside may run. */
export const outputHeaders = {
  'Content-Security-Policy': "default-src 'none'",
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
} as const;
