import { areCharacterKeysOn } from '@/app/keys/character-keys';

/** The key of one character that does the same, where these act. */
export const keyOf = (keys: string): { keys?: string } => (areCharacterKeysOn() ? { keys } : {});
