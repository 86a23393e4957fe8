import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The page, built to where the server looks for it (src/http/page/built-page.ts). */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  // Data: URLs for small files would need more than the page's Content-Security-Policy gives.
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
