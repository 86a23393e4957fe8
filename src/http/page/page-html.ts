export const pageHtml = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Halftone</title>
<link rel="stylesheet" href="/page/style.css">
<script type="module" src="/page/script.js"></script>
</head>
<body>
<header><a href="/">Halftone</a> <a href="/graphql">GraphiQL</a></header>
<main>
<form id="upload">
<h1>Half the bytes, every image.</h1>
<label id="drop" tabindex="0">
<strong>Drop a CSV here, or choose one</strong>
<span>A table with a column of image URLs, or a shop’s export.</span>
<input id="file" type="file" accept=".csv,.tsv,.txt,text/csv">
</label>
<label id="key" hidden>API key <input id="keyValue" type="password" autocomplete="off"></label>
</form>
<p id="message" role="alert"></p>
<table id="issues" hidden><thead><tr><th>Line</th><th>Column</th><th>Found</th><th>How to mend it</th></tr></thead><tbody></tbody></table>
<section id="request" hidden>
<h1 id="status" aria-live="polite"></h1>
<progress id="bar" max="100" value="0" aria-label="Images done"></progress>
<p id="numbers"></p>
<p><a id="output" download>Download the catalogue with the new URLs</a></p>
<table id="products"><thead><tr><th>Product</th><th>Image</th><th>Before</th><th>After</th><th>Saved</th></tr></thead><tbody></tbody></table>
</section>
</main>
</body>
</html>
`;
