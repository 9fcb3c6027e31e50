import { two } from '@/dashboard/cycle-two'; // bad: import/no-cycle

export const one = () => two;
