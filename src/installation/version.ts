/** The version of package.json (a test keeps them equal); what User-Agent headers say. */
export const version = '0.1.0';
