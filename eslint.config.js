// Strict typed lint for all TypeScript; in the trusted folders also no floating point.
// test/architecture judges the trusted folders once more on their text, where no comment can switch it off.
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

const float = "The trusted folders compute with bigint; numbers are lengths and indices.";

/** Spellings that make or round a floating-point number. */
const noFloatingPoint = [
  { selector: "Literal[raw=/^[0-9_]*\\.[0-9]|^[0-9_.]+e/i]", message: float },
  { selector: "MemberExpression[object.name='Math']", message: float },
  { selector: "CallExpression[callee.name=/^(Number|parseFloat|parseInt)$/]", message: float },
  {
    selector: "MemberExpression[object.name='Number'][property.name!='isSafeInteger']",
    message: float,
  },
  { selector: "UnaryExpression[operator='+']", message: float },
  { selector: "NewExpression[callee.name='Date']", message: "No clock in the trusted folders." },
];

export default defineConfig(
  globalIgnores(["dist/", "reports/", ".stryker-tmp/", "certificates/data/", ".bench/"]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // It has no way to allow strings, and those spread here are ASCII: signs, digits, hex.
      "@typescript-eslint/no-misused-spread": "off",
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
    },
  },
  {
    files: ["numbers", "kernel", "format", "checker"].map((part) => `src/${part}/**/*.ts`),
    rules: { "no-restricted-syntax": ["error", ...noFloatingPoint] },
  },
  {
    // Whole numbers in doubles: docs/theory.md#bounds. The test of the dialect counts what it uses.
    files: ["src/kernel/bounds/dyadic.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
);
