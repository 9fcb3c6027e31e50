/** Prints progress. */
export function say(progress: string): void {
  console.log(`  ${progress} …`);
}
