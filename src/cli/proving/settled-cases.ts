// UNTRUSTED. The cases of a property, settled one by one, on several threads.
import {
  type CaseFound,
  type CaseStep,
  type PropertyFound,
  propertySearch,
  type PropertySearch,
  settleProperty,
} from "../../trained/index.js";
import { answersOf, type Threads } from "../work/shared-search.js";

/**
 * The answer of a question about a network.
 *
 * Shapes   `done` is told the share of all cases that is settled.
 * Ensures  the same for every number of threads, unless the time is over.
 * Fails    as a thread does.
 */
export function settledCases(
  search: PropertySearch,
  done: (share: number) => void,
  threads: Threads,
): Promise<PropertyFound> {
  const isOver = (): boolean => threads.over() !== undefined;
  const here = propertySearch(search, isOver, done);
  const found = (step: CaseStep): AsyncIterable<CaseFound | undefined> => {
    const steps = { count: search.cases.length, here: here[step], task: () => undefined };
    const there = { module: "../proving/case-thread.js", search: { ...search, step } };
    return answersOf({ ...steps, ...there }, threads);
  };
  return settleProperty(search, found, { isOver, done });
}
