import '@/format/number'; // bad: layers/imports
import '@/app/page'; // bad: layers/imports
import '@/demo/load'; // bad: layers/imports
import '../format/number'; // bad: layers/imports
import './nested/quote'; // bad: layers/imports
import './quote.ts'; // bad: layers/imports
import '@/promql/quote'; // bad: layers/imports
import 'prometheus-query'; // bad: layers/imports
import 'axios'; // bad: layers/imports
import 'recharts'; // bad: layers/imports
import 'react'; // bad: layers/imports
import 'react-dom/client'; // bad: layers/imports
import '@tanstack/react-query'; // bad: layers/imports
import 'node:fs'; // bad: layers/imports
import type { Level } from '@/health/verdict'; // bad: layers/imports

export * from './quote'; // bad: layers/imports
export { quote } from './quote'; // bad: layers/imports
export type Light = { level: Level; signal: import('@/health/verdict').Signal }; // bad: layers/imports, typescript/consistent-type-imports
export const page = () => import('@/app/page'); // bad: layers/imports

export default page; // bad: import/no-default-export
