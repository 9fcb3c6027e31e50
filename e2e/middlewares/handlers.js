import { setTimeout as wait } from 'node:timers/promises';

/** The same handlers for every middleware: wait some milliseconds and return a status. */
export const HANDLERS = {
  products: async () => {
    await wait(20);
    return 200;
  },
  /** @param {string} id */
  order: async (id) => {
    await wait(60);
    return id === '0' ? 404 : 200;
  },
  /** @param {string | undefined} fail */
  newOrder: async (fail) => {
    await wait(150);
    return fail === undefined ? 201 : 500;
  },
};

export const PORT = Number(process.env.PORT);
export const HOST = '127.0.0.1';
