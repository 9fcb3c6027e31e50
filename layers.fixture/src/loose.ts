export const nothing = 0; // bad: layers/places
