import '@/health/verdict/judge';
