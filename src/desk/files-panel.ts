// UNTRUSTED. The files on the desk: what each is, its size and its digest; one of each role.
import { button, byId, el, fill, headed } from "./dom.js";
import { type Role, ROLE_WORDS, ROLES } from "./roles.js";
import { ask } from "./workers.js";

/** A file that was given, and what it is taken for. */
export interface Dropped {
  readonly name: string;
  readonly file: Blob;
  readonly role: Role;
  /** What the readers said of it, or why it could not be read. */
  note?: string;
}

/** Two roles of one thing: the later file takes the place of the earlier. */
const SAME_THING: readonly (readonly Role[])[] = [
  ["dataset", "data"],
  ["network", "model"],
];

/** The files of the desk, by role. */
export class FilesPanel {
  private readonly files = new Map<Role, Dropped>();
  private readonly digests = new Map<Blob, string>();

  constructor(private readonly changed: () => void) {}

  get(role: Role): Dropped | undefined {
    return this.files.get(role);
  }

  /** All of them, the certificate first. */
  all(): readonly Dropped[] {
    return ROLES.flatMap((role) => this.files.get(role) ?? []);
  }

  digestOf(role: Role): string | undefined {
    const one = this.files.get(role);
    return one && this.digests.get(one.file);
  }

  private put(one: Dropped): void {
    const rivals = SAME_THING.find((roles) => roles.includes(one.role)) ?? [one.role];
    for (const role of rivals) this.files.delete(role);
    this.files.set(one.role, one);
  }

  /** Takes files. Those of a role that is taken replace the file there. */
  async take(
    files: readonly { readonly name: string; readonly file: Blob; readonly role?: Role }[],
  ): Promise<void> {
    for (const { name, file, role } of files) {
      // A file that cannot be read is for the checker to say so.
      const told = role ?? (await ask("role", { file, name }).catch(() => "certificate" as const));
      this.put({ name, file, role: told });
    }
    this.show();
    this.changed();
    for (const { file } of files) {
      this.digests.set(file, await ask("digest", { file }).catch(() => "cannot be read"));
      this.show();
    }
  }

  /** Notes what became of a file. */
  note(role: Role, text: string): void {
    const one = this.files.get(role);
    if (one !== undefined) one.note = text;
    this.show();
  }

  private reassign(one: Dropped, role: Role): void {
    this.files.delete(one.role);
    this.put({ name: one.name, file: one.file, role });
    this.show();
    this.changed();
  }

  private row(one: Dropped): HTMLElement {
    const choice = el(
      "select",
      { "aria-label": `what ${one.name} is` },
      ...ROLES.map((role) =>
        el(
          "option",
          { value: role, selected: role === one.role ? "selected" : undefined },
          ROLE_WORDS[role],
        ),
      ),
    );
    choice.addEventListener("change", () => {
      const role = ROLES.find((name) => name === choice.value);
      if (role !== undefined) this.reassign(one, role);
    });
    const remove = button(
      "Remove",
      () => {
        this.files.delete(one.role);
        this.show();
        this.changed();
      },
      { "aria-label": `remove ${one.name}` },
    );
    return el(
      "tr",
      {},
      el(
        "td",
        {},
        one.name,
        one.note === undefined ? undefined : el("p", { class: "quiet" }, one.note),
      ),
      el("td", {}, choice, el("span", { class: "paper" }, ROLE_WORDS[one.role])),
      el("td", { class: "size" }, `${one.file.size} bytes`),
      el("td", { class: "exact" }, this.digests.get(one.file) ?? "…"),
      el("td", { class: "screen" }, remove),
    );
  }

  private show(): void {
    if (this.files.size === 0) {
      fill(byId("given"));
      return;
    }
    const head = ["File", "Taken for", "Size", "SHA-256 of its bytes"];
    const rows = [...this.files.values()].map((one) => this.row(one));
    const clear = button("Clear the desk", () => {
      this.files.clear();
      this.show();
      this.changed();
    });
    fill(byId("given"), headed(head, rows), clear);
  }
}
