import { register } from 'node:module';

// Jest hands globalSetup to Node itself, which knows no TypeScript: `import` of a .ts file works from here on.
register('./typescript-loader.js', import.meta.url);
