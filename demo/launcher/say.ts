/** Tell what is being done while somebody waits. */
export function say(progress: string): void {
  console.log(`  ${progress} …`);
}
