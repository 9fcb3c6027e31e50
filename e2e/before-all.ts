import { installMiddlewares } from './middlewares/install';

// Playwright calls the default export once, before it starts workers: two of them must not install into the same folder at once.
export default installMiddlewares;
