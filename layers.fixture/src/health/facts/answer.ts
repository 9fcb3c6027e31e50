import '@/health/level';
import '@/health/verdict/judge'; // bad: layers/imports
import '@/health/signals/limits'; // bad: layers/imports
