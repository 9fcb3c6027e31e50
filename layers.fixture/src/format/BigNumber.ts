export const nothing = 0; // bad: unicorn/filename-case
