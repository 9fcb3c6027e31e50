export const why = ''; // bad: layers/places
