/** Stands in for the part of `@tanstack/react-query` by which it finds out whether it runs on a server: this page is rendered by browsers alone. */
export const isServer = (): false => false;

export const environmentManager = { isServer };
