import { one } from '@/health/cycle-one'; // bad: layers/imports, import/no-cycle

export const two = () => one;
