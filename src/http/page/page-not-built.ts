/** What `/` answers where the page has not been built. */
export const pageNotBuilt = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Halftone</title>
<h1>Halftone is running</h1>
<p>Its page has not been built yet. Run <code>npm run build</code>, then reload.
<p>The API is at <a href="/graphql">/graphql</a>.
</html>
`;
