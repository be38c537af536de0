import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { CountsReporter } from './.tools/reporter.mjs'

/** The page may run only its own scripts and talk to nobody else; see README, "Privacy". */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'"

export default defineConfig({
  // Relative, so that the built folder works under any path of any static server.
  base: './',
  build: {
    target: 'es2023',
    chunkSizeWarningLimit: 1500,
    // What every visit loads comes in three files, not in fifty: a plain static server answers six requests at a time.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'maplibre', test: /node_modules\/maplibre-gl\//, priority: 3 },
            { name: 'page', test: /src\/main\.tsx$/, priority: 2 },
            { name: 'map', test: /src\/app\/map-stage\.tsx$/, priority: 1 },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
  plugins: [
    react(),
    {
      name: 'content-security-policy',
      apply: 'build',
      transformIndexHtml: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
          injectTo: 'head-prepend',
        },
      ],
    },
  ],
  test: {
    reporters: ['default', new CountsReporter()],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/browser/**'],
          // Only ends a run that hangs; a busy machine is no failure.
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          // One page at a time, after the unit tests: a browser that has to wait for the processor tests the waiting.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          // Maps are drawn without a graphics card here; these only end a run that hangs.
          testTimeout: 240_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 60_000 } },
        },
      },
    ],
  },
})
